import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { SocketFramePublisher } from '../../src/interfaces/socket/frame-publisher.ts';
import { createGateway, type GatewayOptions } from '../../src/interfaces/socket/gateway.ts';
import type { Timers } from '../../src/interfaces/socket/timers.ts';
import { startWorld } from './world.ts';

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

export async function startSocketWorld(overrides: Partial<GatewayOptions> = {}) {
  const world = await startWorld();
  const { operations, authenticator, dispatcher, logger, publicUrl, corsOrigins, trustProxy, metrics } =
    world.options;
  const timers = new ManualTimers();
  world.sessions.now = timers.now;
  const gateway = createGateway({
    httpServer: world.server,
    operations,
    authenticator,
    dispatcher,
    logger,
    publicUrl,
    corsOrigins,
    trustProxy,
    metrics,
    timers,
    admission: { refuses: () => false, isBusy: () => false },
    presenceTracker: { connected: () => {}, disconnected: () => {} },
    ...overrides,
  });
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
    gateway,
    timers,
    publisher: new SocketFramePublisher(gateway),
    open,
    /** Connects a socket; without a token, anonymously. */
    async connect(token?: string, options: Partial<ManagerOptions & SocketOptions> = {}): Promise<Socket> {
      const socket = open({ ...(token !== undefined && { auth: { token } }), ...options });
      await next(socket, 'connect');
      return socket;
    },
    async close() {
      for (const socket of opened) socket.disconnect();
      await gateway.close();
    },
  };
}
export type SocketWorld = Awaited<ReturnType<typeof startSocketWorld>>;

export const next = async (socket: Socket, event: string): Promise<unknown[]> => once(socket as never, event);
