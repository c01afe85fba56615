import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Gauge, type Registry } from 'prom-client';
import { Server, type Socket } from 'socket.io';
import type { Operation } from '../../application/kernel/operation.ts';
import type { PresenceTracker, SignedIn } from '../../application/kernel/ports.ts';
import { addressOf } from '../address.ts';
import type { ConnectionLimit } from '../connection-limit.ts';
import { SessionCookies } from '../cookies.ts';
import { Origins } from '../origins.ts';
import { logLevelOf, toProblem } from '../problem.ts';
import { securityHeaders } from '../security-headers.ts';
import { Connection, type ConnectionDependencies } from './connection.ts';
import { corkWrites } from './corking.ts';
import { HandshakeThrottle } from './handshake-throttle.ts';
import { guardPolling } from './polling.ts';
import { sessionRoom } from './rooms.ts';
import { disconnectSlowReaders } from './slow-readers.ts';
import { realTimers } from './timers.ts';

const handshakesPerTurn = 10;

export interface GatewayOptions
  extends Pick<ConnectionDependencies, 'admission' | 'dispatcher' | 'authenticator' | 'logger'>,
    Partial<Pick<ConnectionDependencies, 'timers' | 'callsInFlight' | 'warnBeforeMs' | 'closeTimeoutMs'>> {
  readonly httpServer: HttpServer;
  readonly presenceTracker: Pick<PresenceTracker, 'connected' | 'disconnected'>;
  readonly operations: readonly Operation[];
  readonly publicUrl: URL;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: number;
  readonly metrics: Registry;
  /** Undefined lifts the limit. */
  readonly connections?: ConnectionLimit | undefined;
  readonly maxSockets?: number;
  /** Packets that may be queued for a client before it is disconnected. */
  readonly maxQueuedPackets?: number;
}

interface Handshake {
  readonly token?: string;
  readonly signedIn?: SignedIn;
  readonly byCookie?: boolean;
  connection?: Connection;
}
type ClientSocket = Socket<never, Record<string, (...args: unknown[]) => void>, never, Handshake>;

/** Serves Socket.IO on the HTTP server: every operation is an event with an acknowledgement. */
export function createGateway(options: GatewayOptions): Server {
  const { maxSockets = 20_000 } = options;
  const dependencies: ConnectionDependencies = {
    timers: realTimers,
    callsInFlight: 32,
    warnBeforeMs: 60_000,
    closeTimeoutMs: 2_000,
    ...options,
    operations: new Map(options.operations.map((operation) => [operation.name, operation])),
  };
  const throttle = new HandshakeThrottle(handshakesPerTurn, () => options.admission.isBusy());
  const hasRoom = () => io.engine.clientsCount + throttle.waiting < maxSockets;
  const io = new Server(options.httpServer, {
    serveClient: false,
    // Leave other upgrades to their own handlers.
    destroyUpgrade: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 1024 * 1024,
    connectTimeout: 10_000,
    cors: { origin: [...options.corsOrigins], credentials: true },
    allowRequest: (request, decide) => {
      const sessionId = sessionIdIn(request);
      if (sessionId !== null) {
        options.connections?.continues(request, engineSession(io, sessionId));
        decide(null, true);
      } else if (options.connections?.admitsSession(request) === false) decide(null, false);
      else if (hasRoom()) throttle.enter(() => decide(null, hasRoom()));
      else decide(null, false);
    },
  });
  guardPolling(io, options.httpServer, securityHeaders(options.publicUrl));
  disconnectSlowReaders(io, options.maxQueuedPackets ?? 1_000);
  corkWrites(io);
  countSockets(io, options.metrics);
  if (options.connections) countUnsigned(io, options.connections);
  authenticateSockets(io, options);
  io.on('connection', (socket: ClientSocket) => connect(socket, options, dependencies));
  options.authenticator.onSessionEnded((sessionId) => {
    for (const id of io.of('/').adapter.rooms.get(sessionRoom(sessionId)) ?? []) {
      void (io.of('/').sockets.get(id)?.data as Handshake | undefined)?.connection?.end();
    }
  });
  return io;
}

/** Sessions count until they sign in or close, and so do the connections of those that poll. */
function countUnsigned(io: Server, connections: ConnectionLimit): void {
  io.engine.on('connection', (session) => {
    connections.opened(session, session.request);
    session.once('close', () => connections.closed(session));
  });
}

/** Refuses sockets with an invalid token or, when they use the cookie, from an unlisted origin. */
function authenticateSockets(io: Server, options: GatewayOptions): void {
  const { authenticator, logger, trustProxy } = options;
  const origins = new Origins(options.publicUrl, options.corsOrigins);
  const cookies = new SessionCookies(options.publicUrl);

  async function admit({ handshake }: ClientSocket): Promise<Handshake> {
    const given: unknown = handshake.auth.token ?? undefined;
    const token = given === undefined ? cookies.accessIn(handshake.headers.cookie) : String(given);
    if (token === undefined) return {};
    if (given === undefined) origins.guard(handshake.headers);
    return { token, signedIn: await authenticator.authenticate(token), byCookie: given === undefined };
  }

  io.use((socket: ClientSocket, next) => {
    admit(socket).then(
      (handshake) => {
        socket.data = handshake;
        next();
      },
      (error) => {
        const problem = toProblem(error, logger, socket.id);
        const address = addressOf(socket.request, trustProxy);
        const { status, code } = problem;
        logger[logLevelOf(status)](
          { requestId: socket.id, address, wire: 'socket', status, code },
          'handshake refused',
        );
        next(Object.assign(new Error('refused'), { data: problem }));
      },
    );
  });
}

function connect(socket: ClientSocket, options: GatewayOptions, dependencies: ConnectionDependencies): void {
  const { authenticator, presenceTracker, trustProxy } = options;
  const { token, signedIn, byCookie = false } = socket.data;
  const agent = socket.request.headers['user-agent'];
  const where = {
    byCookie,
    address: addressOf(socket.request, trustProxy),
    ...(agent !== undefined && { userAgent: agent }),
  };
  const connection = new Connection(socket as unknown as Socket, where, dependencies);
  socket.data.connection = connection;
  if (token === undefined || !signedIn) return;
  connection.signIn(token, signedIn);
  options.connections?.signedIn(socket.request, socket.conn);
  presenceTracker.connected(signedIn.id);
  socket.on('disconnect', () => presenceTracker.disconnected(signedIn.id));
  // The session may have ended before this socket joined the session's room.
  authenticator.authenticate(token).catch(() => connection.end());
}

/** Closes every socket once its running calls have been answered. */
export async function endConnections(io: Server): Promise<void> {
  const connections = [...io.of('/').sockets.values()].map(({ data }) => (data as Handshake).connection);
  await Promise.all(connections.map((connection) => connection?.end()));
}

const sessionIdIn = (request: IncomingMessage) => new URLSearchParams(request.url!.split('?')[1]).get('sid');
const engineSession = (io: Server, id: string): object | undefined =>
  (io.engine as unknown as { clients: Readonly<Record<string, object>> }).clients[id];

function countSockets(io: Server, registry: Registry): void {
  new Gauge({
    name: 'sockets',
    help: 'Open Socket.IO sockets of this process',
    registers: [registry],
    collect() {
      this.set(io.engine.clientsCount);
    },
  });
}
