import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { Caller } from '../kit/calls/caller.ts';
import type { Kit } from '../kit/kit.ts';
import type { Credentials } from '../kit/sign-in/sign-in.ts';
import type { CreateWire } from '../kit/wire.ts';
import { answerCall, SocketPeer } from './connection.ts';
import { corkWrites } from './corking.ts';
import { frameDelivery } from './frame-delivery.ts';
import { HandshakeThrottle } from './handshake-throttle.ts';

const name = 'socket';
const path = '/socket.io';
const handshakesPerTurn = 10;

interface Handshake {
  readonly credentials?: Credentials | undefined;
}
type ClientSocket = Socket<never, Record<string, (...args: unknown[]) => void>, never, Handshake>;

/** Socket.IO: every operation is an event with an acknowledgement, every frame an event. */
export const socketWire =
  ({ maxQueuedPackets = 1_000 }: { readonly maxQueuedPackets?: number } = {}): CreateWire =>
  (kit) => {
    const engine = createEngine(kit);
    const io = new Server({ connectTimeout: 10_000 });
    io.bind(engine);
    const caller = kit.caller(name);
    const connections = kit.connections<SocketPeer>(caller, {
      maxBacklog: maxQueuedPackets,
      deliver: frameDelivery(io),
    });
    authenticateSockets(io, kit, caller);
    io.on('connection', (socket: ClientSocket) => {
      const peer = new SocketPeer(socket as unknown as Socket);
      const { connection, closed } = connections.open(
        peer,
        kit.clientOf(socket.request),
        socket.data.credentials,
      );
      socket.onAny((event: string, ...args: unknown[]) => answerCall(connection, event, args));
      socket.on('disconnect', closed);
    });
    const headers = new Headers(kit.headers);
    return {
      name,
      mounts: [
        {
          path,
          limitsAddresses: true,
          handle(request, response) {
            response.setHeaders(headers);
            engine.handleRequest(request as never, response);
          },
        },
      ],
      upgrade(request, stream, head) {
        const isOurs = request.url!.startsWith(`${path}/`);
        if (isOurs) engine.handleUpgrade(request as never, stream, head);
        return isOurs;
      },
      async close() {
        await connections.close();
        await io.close();
      },
    };
  };

/** The transport below Socket.IO: handshakes, polling and WebSockets. */
function createEngine({ admission, connectionLimit, limits, signIn }: Kit): Engine {
  const throttle = new HandshakeThrottle(handshakesPerTurn, () => admission.isBusy());
  const hasRoom = () => engine.clientsCount + throttle.waiting < limits.maxConnections;
  const engine = new Engine({
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 1024 * 1024,
    cors: { origin: signIn.origins.all, credentials: true },
    allowRequest: (request, decide) => {
      const sessionId = sessionIdIn(request);
      if (sessionId !== null) {
        connectionLimit?.continues(request, sessionOf(engine, sessionId));
        decide(null, true);
      } else if (connectionLimit?.admitsSession(request) === false) decide(null, false);
      else if (hasRoom()) throttle.enter(() => decide(null, hasRoom()));
      else decide(null, false);
    },
  });
  // Knowing the id of a polling socket is enough to impersonate it, and the usual ids have too few random bits.
  engine.generateId = () => randomBytes(24).toString('base64url');
  corkWrites(engine);
  // Sessions count until they sign in or close, and so do the connections of those that poll.
  engine.on('connection', (session) => {
    connectionLimit?.opened(session, session.request);
    session.once('close', () => connectionLimit?.closed(session));
  });
  return engine;
}

/** Refuses sockets with an invalid token or, when they use the cookie, from an unlisted origin. */
function authenticateSockets(io: Server, kit: Kit, caller: Caller): void {
  async function admit({ request, conn, handshake }: ClientSocket): Promise<Handshake> {
    const token: unknown = handshake.auth.token ?? undefined;
    const given = token === undefined ? undefined : String(token);
    const credentials = await kit.signIn.credentials(request, { given });
    if (credentials) kit.connectionLimit?.signedIn(request, conn);
    return { credentials };
  }

  io.use((socket: ClientSocket, next) => {
    const call = caller.begin(kit.clientOf(socket.request), socket.id);
    admit(socket).then(
      (handshake) => {
        socket.data = handshake;
        next();
      },
      (error) => {
        const problem = call.refuse(error, 'handshake refused');
        next(Object.assign(new Error('refused'), { data: problem }));
      },
    );
  });
}

const sessionIdIn = (request: IncomingMessage) => new URLSearchParams(request.url!.split('?')[1]).get('sid');
const sessionOf = (engine: Engine, id: string): object | undefined =>
  (engine as unknown as { clients: Readonly<Record<string, object>> }).clients[id];
