import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { socketWire } from '../../src/interfaces/socket/wire.ts';
import { ManualTimers } from './manual-timers.ts';
import { startWorld, type WorldOptions } from './world.ts';

export async function startSocketWorld(overrides: WorldOptions = {}, maxQueuedPackets?: number) {
  const timers = new ManualTimers();
  const wire = socketWire(maxQueuedPackets === undefined ? {} : { maxQueuedPackets });
  const world = await startWorld({ timers, wires: [wire], ...overrides });
  world.sessions.now = timers.now;
  const opened: Socket[] = [];
  const open = (options: Partial<ManagerOptions & SocketOptions> = {}) => {
    const socket = io(world.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...options,
    });
    opened.push(socket);
    return socket;
  };
  return {
    ...world,
    timers,
    publisher: world.kit.publisher,
    open,
    /** Connects a socket; without a token, anonymously. */
    async connect(token?: string, options: Partial<ManagerOptions & SocketOptions> = {}): Promise<Socket> {
      const socket = open({ ...(token !== undefined && { auth: { token } }), ...options });
      await next(socket, 'connect');
      return socket;
    },
    async close() {
      for (const socket of opened) socket.disconnect();
      await world.close();
    },
  };
}
export type SocketWorld = Awaited<ReturnType<typeof startSocketWorld>>;

export const next = async (socket: Socket, event: string): Promise<unknown[]> => once(socket as never, event);
