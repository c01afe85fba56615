import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { NotSignedIn } from '../../application/kernel/errors.ts';
import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import type { Operation } from '../../application/kernel/operation.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Caller, WireCall } from '../kit/calls/caller.ts';
import type { Connection } from '../kit/connections/connection.ts';
import type { Connections } from '../kit/connections/connections.ts';
import { frameBody } from '../kit/connections/frame-delivery.ts';
import type { Kit } from '../kit/kit.ts';
import type { Credentials } from '../kit/sign-in/sign-in.ts';
import type { CreateWire, Wire } from '../kit/wire.ts';
import { answerFrame, ChatPeer, problemFrame } from './chat.ts';
import { closeCode } from './close-codes.ts';
import { chatAddress, isChat } from './path.ts';

const name = 'websocket';

export interface WebSocketOptions {
  /** Bytes that may be buffered for a client before it is disconnected. */
  readonly maxWaitingBytes?: number;
}

/** Plain WebSockets, one conversation each. */
export const webSocketWire =
  ({ maxWaitingBytes = 1024 * 1024 }: WebSocketOptions = {}): CreateWire =>
  (kit) =>
    new ChatWire(kit, maxWaitingBytes);

interface AdmittedUser {
  readonly conversationId: string;
  readonly credentials: Credentials;
}

class ChatWire implements Wire {
  readonly name = name;
  readonly #kit: Kit;
  readonly #caller: Caller;
  readonly #connections: Connections<ChatPeer>;
  readonly #readConversation: Operation;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024 * 1024,
    perMessageDeflate: false,
  });

  constructor(kit: Kit, maxBacklog: number) {
    this.#kit = kit;
    this.#caller = kit.caller(name);
    this.#connections = kit.connections<ChatPeer>(this.#caller, { maxBacklog, deliver, inOrder: true });
    this.#readConversation = kit.operations.get('messaging.get-conversation')!;
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean {
    if (!isChat(request.url!)) return false;
    // The client may disconnect before the handshake is done.
    stream.on('error', () => stream.destroy());
    const call = this.#caller.begin(this.#kit.clientOf(request));
    const upgrade = (then: (socket: WebSocket) => void) =>
      this.#server.handleUpgrade(request, stream, head, (socket) => {
        // Oversized and invalid frames close the socket with a code that says so.
        socket.on('error', (error) => this.#kit.logger.debug({ err: error }, 'a websocket failed'));
        then(socket);
      });
    this.#admit(request, call).then(
      (user) => upgrade((socket) => this.#open(socket, call, user)),
      (error) => upgrade((socket) => refuse(socket, call, error)),
    );
    return true;
  }

  async close(): Promise<void> {
    await this.#connections.close();
    this.#server.close();
  }

  /** Throws the refusal with which the socket is to be closed. */
  async #admit(request: IncomingMessage, call: WireCall): Promise<AdmittedUser> {
    this.#connections.assertRoom();
    this.#caller.assertAdmitted(this.#readConversation);
    const { conversationId, token: given } = chatAddress(request.url!);
    const credentials = await this.#kit.signIn.credentials(request, { given });
    if (!credentials) throw new NotSignedIn();
    call.actor = credentials.signedIn;
    const { id } = (await call.dispatch(this.#readConversation, { conversationId })) as { id: string };
    return { conversationId: id, credentials };
  }

  #open(socket: WebSocket, { client }: WireCall, { conversationId, credentials }: AdmittedUser): void {
    const peer = new ChatPeer(socket, conversationId);
    const { connection, closed } = this.#connections.open(peer, client, credentials);
    socket.on('message', (data, isBinary) => answerFrame(connection, String(data), isBinary));
    socket.on('pong', () => connection.alive());
    socket.on('close', closed);
  }
}

/** Browsers hide why a handshake failed, so accept the socket, send the problem, and close it. */
function refuse(socket: WebSocket, call: WireCall, error: unknown): void {
  const problem = call.refuse(error, 'handshake refused');
  socket.send(problemFrame(problem));
  socket.close(closeCode(problem.status));
}

interface About {
  readonly id?: Id;
  readonly conversationId?: string;
  readonly postId?: Id;
  readonly roomId?: string;
  readonly user?: { readonly id: string };
}

/** Each socket gets the frames of its conversation, and of the posts that it watches. */
function deliver(outgoing: OutgoingFrame, to: readonly Connection<ChatPeer>[]): void {
  const { name } = outgoing.frame;
  const about = outgoing.data as About;
  const ofRoom = name.startsWith('room.') ? about.id : undefined;
  const conversationId = about.conversationId ?? about.roomId ?? ofRoom;
  const postId = name.startsWith('post.') ? about.id : about.postId;
  const { id: eventId, at } = frameBody(outgoing);
  let text: string | undefined;
  for (const connection of to) {
    const { peer, userId } = connection;
    const isInConversation = conversationId !== undefined && peer.conversationId === conversationId;
    if (!isInConversation && (postId === undefined || !connection.isWatching(postId))) continue;
    peer.send((text ??= JSON.stringify({ ...about, type: name, eventId, at })));
    const isOut = name === 'room.removed' || (name === 'room.left' && about.user?.id === userId);
    if (isOut) peer.closeWith(closeCode(404));
  }
}
