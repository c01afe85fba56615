import type { Server } from 'node:http';
import type {
  Authenticator,
  FramePublisher,
  OnlineUsers,
  PresenceTracker,
} from '../application/kernel/ports.ts';
import { ConnectionLimit } from './connection-limit.ts';
import { aliases } from './http/aliases.ts';
import { type AppOptions, createApp } from './http/app.ts';
import { routes } from './http/routes.ts';
import { createHttpServer, usualLimits } from './http/server.ts';
import { shedLoad } from './http/shed-load.ts';
import { Origins } from './origins.ts';
import { securityHeaders } from './security-headers.ts';
import { SocketFramePublisher } from './socket/frame-publisher.ts';
import { createGateway, endConnections, type GatewayOptions } from './socket/gateway.ts';
import { SocketOnlineUsers } from './socket/online-users.ts';
import { ChatGateway } from './websocket/gateway.ts';

const drainMs = 5_000;

export interface WiresOptions
  extends Omit<AppOptions, 'routes' | 'aliases'>,
    Pick<GatewayOptions, 'admission' | 'presenceTracker'> {
  readonly authenticator: Authenticator;
  readonly presenceTracker: PresenceTracker;
  /** Connections that one address may hold without a sign-in; undefined lifts the limit. */
  readonly connectionsPerAddress?: number | undefined;
}

export interface Wires {
  /** Not listening yet. */
  readonly httpServer: Server;
  readonly publishers: readonly FramePublisher[];
  readonly online: readonly OnlineUsers[];
  /** Accepts no new calls, finishes running ones, and closes all connections. */
  close(): Promise<void>;
}

/** Serves HTTP, Socket.IO and plain WebSockets on one server, all derived from the same operations. */
export function createWires(options: WiresOptions): Wires {
  const { admission, publicUrl, corsOrigins, connectionsPerAddress: perAddress } = options;
  const connections = perAddress === undefined ? undefined : new ConnectionLimit({ ...options, perAddress });
  const shed = shedLoad({
    admission,
    origins: new Origins(publicUrl, corsOrigins),
    headers: securityHeaders(publicUrl),
  });
  const httpServer = createHttpServer(
    createApp({ ...options, routes, aliases, onSignedIn: (incoming) => connections?.signedIn(incoming) }),
    usualLimits,
    (request, response) => connections?.refuses(request, response) === true || shed(request, response),
  );
  connections?.guard(httpServer);
  const gateway = createGateway({ ...options, connections, httpServer });
  const chats = new ChatGateway({ ...options, connections, httpServer });

  return {
    httpServer,
    publishers: [new SocketFramePublisher(gateway), chats.publisher],
    online: [new SocketOnlineUsers(gateway), chats.online],
    async close() {
      const drained = drain(httpServer);
      await Promise.all([endConnections(gateway), chats.close()]);
      await gateway.close();
      await drained;
    },
  };
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
