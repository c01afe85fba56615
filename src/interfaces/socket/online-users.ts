import type { Server } from 'socket.io';
import { OnlineUsers } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { batchRoom, userRoom } from './rooms.ts';

const prefixes = [userRoom(''), batchRoom('')];

/** The users with a socket in this process. */
export class SocketOnlineUsers extends OnlineUsers {
  readonly #io: Server;

  constructor(io: Server) {
    super();
    this.#io = io;
  }

  override nobody(): boolean {
    return this.#io.of('/').sockets.size === 0;
  }

  override ids(): UserId[] {
    const ids = new Set<UserId>();
    for (const room of this.#io.of('/').adapter.rooms.keys()) {
      const prefix = prefixes.find((each) => room.startsWith(each));
      if (prefix !== undefined) ids.add(room.slice(prefix.length) as UserId);
    }
    return [...ids];
  }
}
