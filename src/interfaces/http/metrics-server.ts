import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

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
