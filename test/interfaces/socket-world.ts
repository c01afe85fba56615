import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Timers } from '../../src/interfaces/kit/connections/timers.ts';
import { socketWire } from '../../src/interfaces/socket/wire.ts';
import { startWorld, type WorldOptions } from './world.ts';

/** Timers that a test advances by hand. */
export class ManualTimers implements Timers {
  #now = Date.now();
  #due: { at: number; run: () => void }[] = [];

  now = () => this.#now;

  after(ms: number, run: () => void) {
    const timer = { at: this.#now + ms, run };
    this.#due.push(timer);
    return () => {
      this.#due = this.#due.filter((other) => other !== timer);
    };
  }

  pass(seconds: number): void {
    const end = this.#now + seconds * 1000;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = next.at;
      this.#due = this.#due.filter((other) => other !== next);
      next.run();
    }
    this.#now = end;
  }
}

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
