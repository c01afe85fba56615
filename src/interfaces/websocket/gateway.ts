import { randomUUID } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Gauge, type Registry } from 'prom-client';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Operation } from '../../application/kernel/operation.ts';
import type { PresenceTracker } from '../../application/kernel/ports.ts';
import { addressOf } from '../address.ts';
import type { ConnectionLimit } from '../connection-limit.ts';
import { logLevelOf, toProblem } from '../problem.ts';
import { NotReady } from '../refusals.ts';
import { realTimers } from '../socket/timers.ts';
import { Chat, type ChatDependencies } from './chat.ts';
import { closeCode, goingAway } from './close-codes.ts';
import { ChatFramePublisher, ChatOnlineUsers, Chats } from './frame-publisher.ts';
import { type AdmittedUser, Handshake, type HandshakeOptions } from './handshake.ts';
import { isChat } from './path.ts';

export interface ChatOptions
  extends HandshakeOptions,
    Pick<ChatDependencies, 'admission' | 'dispatcher' | 'authenticator' | 'logger'>,
    Partial<Pick<ChatDependencies, 'timers' | 'callsInFlight' | 'maxWaitingBytes' | 'closeTimeoutMs'>> {
  readonly httpServer: HttpServer;
  readonly presenceTracker: Pick<PresenceTracker, 'connected' | 'disconnected'>;
  readonly operations: readonly Operation[];
  readonly metrics: Registry;
  /** Undefined lifts the limit. */
  readonly connections?: ConnectionLimit | undefined;
  readonly maxSockets?: number;
  readonly pingEveryMs?: number;
}

/** Serves plain WebSockets, one conversation each, beside Socket.IO on the same server. */
export class ChatGateway {
  readonly publisher: ChatFramePublisher;
  readonly online: ChatOnlineUsers;
  readonly #options: ChatOptions;
  readonly #dependencies: ChatDependencies;
  readonly #handshake: Handshake;
  readonly #chats = new Chats();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024 * 1024,
    perMessageDeflate: false,
  });
  #closing = false;
  #cancelPings = () => {};

  constructor(options: ChatOptions) {
    this.#options = options;
    const operations = new Map(options.operations.map((operation) => [operation.name, operation]));
    this.#dependencies = {
      timers: realTimers,
      callsInFlight: 32,
      maxWaitingBytes: 1024 * 1024,
      closeTimeoutMs: 2_000,
      ...options,
      operations,
    };
    this.#handshake = new Handshake(options, operations.get('messaging.get-conversation')!);
    this.publisher = new ChatFramePublisher(this.#chats);
    this.online = new ChatOnlineUsers(this.#chats);
    options.httpServer.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) =>
      this.#upgrade(request, stream, head),
    );
    options.authenticator.onSessionEnded((sessionId) => {
      for (const chat of this.#chats.all())
        if (chat.signedIn.sessionId === sessionId) void chat.end(closeCode(401));
    });
    this.#schedulePing();
    countChats(this.#chats, options.metrics);
  }

  /** Closes every socket once its frames have been answered. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelPings();
    await Promise.all([...this.#chats.all()].map((chat) => chat.end(goingAway)));
    this.#server.close();
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    if (request.url!.startsWith('/socket.io/')) return;
    if (!isChat(request.url!)) return void stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    if (this.#options.connections?.admitsUpgrade(request) === false)
      return void stream.end('HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\n\r\n');
    // The client may disconnect before the handshake is done.
    stream.on('error', () => stream.destroy());
    const upgrade = (then: (socket: WebSocket) => void) =>
      this.#server.handleUpgrade(request, stream, head, (socket) => {
        // Oversized and invalid frames close the socket with a code that says so.
        socket.on('error', (error) => this.#options.logger.debug({ err: error }, 'a websocket failed'));
        then(socket);
      });
    this.#admit(request).then(
      (user) => {
        this.#options.connections?.signedIn(request);
        upgrade((socket) => this.#open(socket, user));
      },
      (error) => upgrade((socket) => this.#refuse(request, socket, error)),
    );
  }

  async #admit(request: IncomingMessage): Promise<AdmittedUser> {
    const { maxSockets = 20_000 } = this.#options;
    if (this.#closing || this.#chats.size >= maxSockets) throw new NotReady();
    return this.#handshake.admit(request);
  }

  #open(socket: WebSocket, user: AdmittedUser): void {
    const { presenceTracker, authenticator } = this.#options;
    const chat = new Chat(socket, user, this.#dependencies);
    this.#chats.add(chat);
    presenceTracker.connected(user.signedIn.id);
    socket.on('close', () => {
      this.#chats.remove(chat);
      presenceTracker.disconnected(user.signedIn.id);
    });
    // The session may have ended before this socket was registered.
    authenticator.authenticate(user.token).catch(() => chat.end(closeCode(401)));
  }

  /** Browsers hide why a handshake failed, so accept the socket, send the problem, and close it. */
  #refuse(request: IncomingMessage, socket: WebSocket, error: unknown): void {
    const { logger, trustProxy } = this.#options;
    const requestId = randomUUID();
    const problem = toProblem(error, logger, requestId);
    const address = addressOf(request, trustProxy);
    const { status, code } = problem;
    logger[logLevelOf(status)]({ requestId, address, wire: 'websocket', status, code }, 'handshake refused');
    socket.send(JSON.stringify({ type: 'problem', problem }));
    socket.close(closeCode(status));
  }

  #schedulePing(): void {
    const { pingEveryMs = 30_000 } = this.#options;
    this.#cancelPings = this.#dependencies.timers.after(pingEveryMs, () => {
      for (const chat of this.#chats.all()) chat.ping();
      this.#schedulePing();
    });
  }
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
