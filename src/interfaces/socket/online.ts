import type { Server } from 'socket.io';
import { Online } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { userRoom } from './rooms.ts';

const prefix = userRoom('');

/** The people with a socket in this process. */
export class SocketOnline extends Online {
  readonly #io: Server;

  constructor(io: Server) {
    super();
    this.#io = io;
  }

  override nobody(): boolean {
    return this.#io.of('/').sockets.size === 0;
  }

  override ids(): UserId[] {
    const ids: UserId[] = [];
    for (const room of this.#io.of('/').adapter.rooms.keys())
      if (room.startsWith(prefix)) ids.push(room.slice(prefix.length) as UserId);
    return ids;
  }
}
