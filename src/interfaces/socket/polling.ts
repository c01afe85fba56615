import { randomBytes } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';

/** Makes Socket.IO's own answers to polling clients use our ids and headers. */
export function guardPolling(io: Server, httpServer: HttpServer, headers: Record<string, string>): void {
  // Knowing the id of a polling socket is enough to impersonate it, and Socket.IO's ids have too few random
  // bits.
  io.engine.generateId = () => randomBytes(24).toString('base64url');
  const all = new Headers(headers);
  httpServer.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url!.startsWith(io.path())) response.setHeaders(all);
  });
}
