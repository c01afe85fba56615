import { randomUUID } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Gauge, type Registry } from 'prom-client';
import { type WebSocket, WebSocketServer } from 'ws';
import { NotSignedIn, Overloaded } from '../../application/kernel/errors.ts';
import type { Meta, Operation } from '../../application/kernel/operation.ts';
import type { PresenceTracker } from '../../application/kernel/ports.ts';
import { addressOf } from '../address.ts';
import { SessionCookies } from '../cookies.ts';
import { tokenIn } from '../http/requests/sign-in.ts';
import { Origins } from '../origins.ts';
import { toProblem } from '../problem.ts';
import { NotReady } from '../refusals.ts';
import { realTimers } from '../socket/timers.ts';
import { type AdmittedUser, Chat, type ChatDependencies, closeCode } from './chat.ts';
import { ChatFramePublisher, ChatOnlineUsers, Chats } from './frame-publisher.ts';
import { chatAddress, isChat } from './path.ts';

export interface ChatOptions
  extends Pick<ChatDependencies, 'admission' | 'dispatcher' | 'authenticator' | 'logger'>,
    Partial<Pick<ChatDependencies, 'timers' | 'callsInFlight' | 'maxWaitingBytes' | 'closeTimeoutMs'>> {
  readonly httpServer: HttpServer;
  readonly presenceTracker: Pick<PresenceTracker, 'connected' | 'disconnected'>;
  readonly operations: readonly Operation[];
  readonly publicUrl: URL;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: number;
  readonly metrics: Registry;
  readonly maxSockets?: number;
  readonly pingEveryMs?: number;
}

export interface ChatGateway {
  readonly publisher: ChatFramePublisher;
  readonly online: ChatOnlineUsers;
  /** Closes every socket once its frames have been answered. */
  close(): Promise<void>;
}

/** Serves plain WebSockets, one conversation each, beside Socket.IO on the same server. */
export function createChatGateway(options: ChatOptions): ChatGateway {
  const {
    httpServer,
    presenceTracker,
    authenticator,
    dispatcher,
    logger,
    maxSockets = 20_000,
    pingEveryMs = 30_000,
  } = options;
  const origins = new Origins(options.publicUrl, options.corsOrigins);
  const cookies = new SessionCookies(options.publicUrl);
  const needs: ChatDependencies = {
    timers: realTimers,
    callsInFlight: 32,
    maxWaitingBytes: 1024 * 1024,
    closeTimeoutMs: 2_000,
    ...options,
    operations: new Map(options.operations.map((operation) => [operation.name, operation])),
  };
  const chats = new Chats();
  let closing = false;
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024, perMessageDeflate: false });

  async function admit(request: IncomingMessage): Promise<AdmittedUser> {
    if (closing || chats.size >= maxSockets) throw new NotReady();
    if (options.admission.refuses('query', 'websocket')) throw new Overloaded({ retryAfterSeconds: 1 });
    const { conversationId, token: inUrl } = chatAddress(request.url!);
    const { authorization, cookie, ...headers } = request.headers;
    const given = authorization === undefined ? inUrl : tokenIn(authorization);
    const token = given ?? cookies.accessIn(cookie);
    if (token === undefined) throw new NotSignedIn();
    if (given === undefined) origins.guard(headers);
    const signedIn = await authenticator.authenticate(token);
    const agent = headers['user-agent'];
    const where = {
      address: addressOf(request, options.trustProxy),
      ...(agent !== undefined && { userAgent: agent }),
    };
    const operation = needs.operations.get('messaging.get-conversation')!;
    const meta: Meta = { requestId: randomUUID(), wire: 'websocket', ...where };
    const call = { input: { conversationId }, actor: signedIn, meta };
    const { id } = (await dispatcher.dispatch(operation, call)) as { id: string };
    return { conversationId: id, token, signedIn, where };
  }

  function enter(socket: WebSocket, user: AdmittedUser): void {
    const chat = new Chat(socket, user, needs);
    chats.add(chat);
    presenceTracker.connected(user.signedIn.id);
    socket.on('close', () => {
      chats.remove(chat);
      presenceTracker.disconnected(user.signedIn.id);
    });
    // The session may have ended before this socket was registered.
    authenticator.authenticate(user.token).catch(() => chat.end(closeCode(401)));
  }

  /** Browsers hide why a handshake failed, so accept the socket, send the problem, and close it. */
  function shedLoad(request: IncomingMessage, socket: WebSocket, error: unknown): void {
    const requestId = randomUUID();
    const problem = toProblem(error, logger, requestId);
    const address = addressOf(request, options.trustProxy);
    const { status, code } = problem;
    logger.info({ requestId, address, wire: 'websocket', status, code }, 'handshake refused');
    socket.send(JSON.stringify({ type: 'problem', problem }));
    socket.close(closeCode(problem.status));
  }

  httpServer.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url!.startsWith('/socket.io/')) return;
    if (!isChat(request.url!)) return void stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    // The client may disconnect before the handshake is done.
    stream.on('error', () => stream.destroy());
    const upgrade = (then: (socket: WebSocket) => void) =>
      server.handleUpgrade(request, stream, head, (socket) => {
        // Oversized and invalid frames close the socket with a code that says so.
        socket.on('error', (error) => logger.debug({ err: error }, 'a websocket failed'));
        then(socket);
      });
    admit(request).then(
      (user) => upgrade((socket) => enter(socket, user)),
      (error) => upgrade((socket) => shedLoad(request, socket, error)),
    );
  });

  authenticator.onSessionEnded((sessionId) => {
    for (const chat of chats.all()) if (chat.signedIn.sessionId === sessionId) void chat.end(closeCode(401));
  });

  let cancelPings = () => {};
  const pingLater = () => {
    cancelPings = needs.timers.after(pingEveryMs, () => {
      for (const chat of chats.all()) chat.ping();
      pingLater();
    });
  };
  pingLater();
  countChats(chats, options.metrics);

  return {
    publisher: new ChatFramePublisher(chats),
    online: new ChatOnlineUsers(chats),
    async close() {
      closing = true;
      cancelPings();
      await Promise.all([...chats.all()].map((chat) => chat.end(1001)));
      server.close();
    },
  };
}

function countChats(chats: Chats, registry: Registry): void {
  new Gauge({
    name: 'websockets',
    help: 'Open plain WebSockets of this process',
    registers: [registry],
    collect() {
      this.set(chats.size);
    },
  });
}
