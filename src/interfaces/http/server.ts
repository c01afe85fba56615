import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Registry } from 'prom-client';
import type { App } from './app.ts';
import type { ShedLoad } from './shed-load.ts';

export interface ServerLimits {
  readonly maxConnections: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** How often the first two timeouts are checked. */
  readonly checkEveryMs: number;
}

export const usualLimits: ServerLimits = {
  maxConnections: 20_000,
  headersTimeoutMs: 10_000,
  // As long as an upload link is valid; JSON bodies have one minute, see body.ts.
  requestTimeoutMs: 600_000,
  // Longer than the idle timeout of common load balancers, so that they close connections first.
  keepAliveTimeoutMs: 65_000,
  checkEveryMs: 2_000,
};

/** Creates a server with limits against slow and hostile clients. Not listening yet. */
export function createHttpServer(
  app: App,
  limits: ServerLimits = usualLimits,
  shedLoad: ShedLoad = () => false,
): Server {
  const listener = getRequestListener((request, env) => app.fetch(request, env as never), {
    hostname: 'localhost',
    errorHandler: (error) => app.broken(error),
  });
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => {
      if (!shedLoad(request, response)) void listener(request, response);
    },
  );
  server.maxConnections = limits.maxConnections;
  return server;
}

/** Serves metrics on a separate port, which only the operators' network should reach. Not listening yet. */
export function createMetricsServer(registry: Registry): Server {
  return createServer(async (request, response) => {
    const found = request.method === 'GET' && request.url === '/metrics';
    const text = found ? await registry.metrics() : '';
    const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
    response
      .writeHead(found ? 200 : 404, { ...headers, ...(found && { 'content-type': registry.contentType }) })
      .end(text);
  });
}
