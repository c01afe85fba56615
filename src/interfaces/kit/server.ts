import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Kit } from './kit.ts';
import type { CreateWire, Mount } from './wire.ts';

export interface ServerLimits {
  readonly maxConnections: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** How often the first two timeouts are checked. */
  readonly checkEveryMs: number;
}

const usualLimits: ServerLimits = {
  maxConnections: 20_000,
  headersTimeoutMs: 10_000,
  // As long as an upload link is valid; JSON bodies have one minute, see body.ts.
  requestTimeoutMs: 600_000,
  // Longer than the idle timeout of common load balancers, so that they close connections first.
  keepAliveTimeoutMs: 65_000,
  checkEveryMs: 2_000,
};

const drainMs = 5_000;

export interface ServedWires {
  /** Not listening yet. It has limits against slow and hostile clients. */
  readonly httpServer: Server;
  /** Accepts no new calls, finishes running ones, and closes all connections. */
  close(): Promise<void>;
}

/** Serves wires on one HTTP server; those of other protocols listen by themselves. */
export async function serveWires(
  kit: Kit,
  factories: readonly CreateWire[],
  given: Partial<ServerLimits> = {},
): Promise<ServedWires> {
  const wires = await Promise.all(factories.map((create) => create(kit)));
  const limits = { ...usualLimits, ...given };
  const mounts = wires.flatMap(({ mounts = [] }) => mounts).toSorted((a, b) => b.path.length - a.path.length);
  const mountOf = ({ url = '' }: IncomingMessage) => mounts.find(({ path }) => isBelow(url, path));
  const httpServer = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => answer(kit, mountOf(request), request, response),
  );
  httpServer.maxConnections = limits.maxConnections;
  kit.connectionLimit?.guard(httpServer);
  const upgraded = new Set<Duplex>();
  httpServer.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    upgraded.add(stream);
    stream.once('close', () => upgraded.delete(stream));
    const isFree = mountOf(request)?.limitsAddresses === true;
    if (!isFree && kit.connectionLimit?.admitsUpgrade(request) === false)
      refuseUpgrade(stream, '429 Too Many Requests');
    else if (!wires.some((wire) => wire.upgrade?.(request, stream, head)))
      refuseUpgrade(stream, '404 Not Found');
  });
  return {
    httpServer,
    async close() {
      const drained = drain(httpServer);
      await Promise.all(wires.map((wire) => wire.close()));
      // A client that does not answer the closing handshake would hold the server open.
      const cut = setTimeout(() => {
        for (const stream of upgraded) stream.destroy();
      }, kit.limits.closeTimeoutMs);
      await drained;
      clearTimeout(cut);
    },
  };
}

function answer(
  { connectionLimit, logger }: Kit,
  mount: Mount | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!mount?.limitsAddresses && connectionLimit?.refuses(request, response)) return;
  try {
    if (mount) mount.handle(request, response);
    else response.writeHead(404).end();
  } catch (error) {
    logger.error({ err: error }, 'a wire failed');
    response.destroy();
  }
}

/** Whether a URL is a path or below it. */
function isBelow(url: string, path: string): boolean {
  if (path === '/') return true;
  return url.startsWith(path) && (url.length === path.length || '/?'.includes(url[path.length]!));
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

/** Closes idle connections at once, busy ones after their answer, and the rest after 5 s. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  // Clients keep a connection open after its last answer, so close idle ones repeatedly.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
