import { randomBytes } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';

/** What Socket.IO answers to those who poll it writes itself: it gets our ids and our headers. */
export function guardPolling(io: Server, httpServer: HttpServer, headers: Record<string, string>): void {
  // Its own ids have fewer bits, and whoever knows the id of a socket that polls may speak for it.
  io.engine.generateId = () => randomBytes(24).toString('base64url');
  const all = new Headers(headers);
  httpServer.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url!.startsWith(io.path())) response.setHeaders(all);
  });
}
