import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { Dispatcher } from '../../src/application/kernel/dispatcher.ts';
import type { Operation, Port } from '../../src/application/kernel/operation.ts';
import { Authenticator } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import { DiskSpool } from '../../src/infrastructure/kernel/files/disk-spool.ts';
import { aliases } from '../../src/interfaces/http/aliases.ts';
import type { AppOptions } from '../../src/interfaces/http/app.ts';
import { httpWire } from '../../src/interfaces/http/wire.ts';
import { Kit, type KitOptions } from '../../src/interfaces/kit/kit.ts';
import { type ServerLimits, serveWires } from '../../src/interfaces/kit/server.ts';
import type { CreateWire } from '../../src/interfaces/kit/wire.ts';
import { operations, routes } from './catalogue.ts';
import { FakeSessions } from './fake-sessions.ts';

class NoTransactions extends UnitOfWork {
  override run<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
  override async flush(): Promise<void> {}
}

export function dispatcherFor(
  sessions: FakeSessions,
  catalogue: readonly Operation[] = operations,
): Dispatcher {
  const bound = new Map<unknown, unknown>([
    [UnitOfWork, new NoTransactions()],
    [FakeSessions, sessions],
    [Authenticator, sessions],
  ]);
  return new Dispatcher({
    operations: catalogue,
    resolve: <T>(port: Port<T>) => bound.get(port) as T,
    limits: null,
    suspensions: { assertMayWrite: () => {} },
    generalLimits: {
      calls: { name: 'calls', points: 1, seconds: 1 },
      writes: { name: 'writes', points: 1, seconds: 1 },
    },
    replays: { run: async (_invocation, prepare, work) => work(await prepare()) },
    behaviours: [],
    checkOutputs: true,
  });
}

/** A logger that collects its lines. */
export function collectingLogger() {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { logger, lines };
}

const nothingServed = {
  read: async () => undefined,
  expectedUpload: async () => undefined,
  avatar: async () => undefined,
};

export interface WorldOptions extends Partial<AppOptions>, Partial<KitOptions> {
  /** Beside HTTP. */
  readonly wires?: readonly CreateWire[];
  readonly server?: Partial<ServerLimits>;
}

/** Starts a server on a free local port with the small catalogue. */
export async function startWorld({ wires = [], server: limits, ...overrides }: WorldOptions = {}) {
  const sessions = new FakeSessions();
  const dispatcher = overrides.dispatcher ?? dispatcherFor(sessions, overrides.operations);
  const { logger, lines } = collectingLogger();
  const registry = new Registry();
  const kit = new Kit({
    operations,
    dispatcher,
    authenticator: sessions,
    presenceTracker: { connected: async () => {}, disconnected: async () => {} },
    admission: { refuses: () => false, isBusy: () => false },
    logger,
    metrics: registry,
    publicUrl: new URL('http://localhost:3000'),
    corsOrigins: ['https://app.example'],
    trustProxy: 0,
    ...overrides,
  });
  const http = httpWire({
    routes,
    aliases,
    readiness: {},
    jwks: () => ({ keys: [] }),
    spool: new DiskSpool(join(tmpdir(), 'layers-interfaces')),
    objects: nothingServed,
    servesMetrics: true,
    documents: {},
    ...overrides,
  });
  const served = await serveWires(kit, [http, ...wires], limits);
  const server = served.httpServer;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    kit,
    sessions,
    dispatcher,
    lines,
    logger,
    registry,
    async call(
      method: string,
      path: string,
      init: {
        token?: string;
        json?: unknown;
        headers?: Record<string, string>;
        body?: string | ReadableStream;
      } = {},
    ) {
      const headers: Record<string, string> = {
        ...(init.token !== undefined && { authorization: `Bearer ${init.token}` }),
        ...(init.json !== undefined && { 'content-type': 'application/json' }),
        ...init.headers,
      };
      const body = init.json === undefined ? init.body : JSON.stringify(init.json);
      const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson && text !== '' ? JSON.parse(text) : undefined,
      };
    },
    /** As the service stops. */
    stop: () => served.close(),
    async close() {
      server.closeAllConnections();
      await served.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
