import type { Route } from '../http/route.ts';
import { routes } from '../http/routes.ts';
import { Conversation } from './conversation.ts';
import { type CallRefused, isRefusal } from './failures.ts';
import { FrameListeners } from './frames.ts';
import { httpTransport } from './http.ts';
import type { Input, OperationName, Output } from './operations.ts';
import { callWithRetries, defaultRetries, needsKey, type RetryPolicy } from './retries.ts';
import { memoryStore, SignIn, type TokenStore } from './sign-in.ts';
import { SocketTransport } from './socket.ts';
import type { Frame, Sending, Transport } from './transport.ts';

/** Well below the time for which the service repeats the answer of a refresh, so that several attempts may get lost. */
export const defaultTimeoutMs = 10_000;

export interface ClientOptions {
  /** The address of the service, without `/api`. */
  readonly url: string;
  /** `socket` needs the package socket.io-client, and receives pushed frames. */
  readonly transport?: 'http' | 'socket';
  /** In memory by default. */
  readonly tokens?: TokenStore;
  /** The session is a cookie: sign in with `session: 'cookie'`. */
  readonly cookies?: boolean;
  readonly fetch?: typeof fetch;
  /** Milliseconds for one attempt of one call; 10 s by default. */
  readonly timeoutMs?: number;
  readonly resends?: Partial<RetryPolicy>;
  readonly gapPatienceMs?: number;
  /** Called when the session has ended and the user must sign in again. */
  readonly onSignedOut?: (refusal: CallRefused) => void;
}

export interface Client {
  /** Throws `CallRefused`, or `ConnectionFailed` when no attempt was answered. */
  call<N extends OperationName>(
    name: N,
    input: Input<N>,
    options?: { readonly idempotencyKey?: string },
  ): Promise<Output<N>>;
  /** Listens for pushed frames, named as in the AsyncAPI document. Each frame is delivered once. */
  on<D = unknown>(name: string, listener: (frame: Frame<D>) => void): () => void;
  /** Returns the same object for each call with this id. */
  conversation(id: string): Conversation;
  close(): void;
}

export function createClient(options: ClientOptions): Client {
  const { url, cookies: byCookie = false, timeoutMs = defaultTimeoutMs, gapPatienceMs = 150 } = options;
  const resends = { ...defaultRetries, ...options.resends };
  const frames = new FrameListeners();
  const conversations = new Map<string, Conversation>();
  const http = httpTransport({
    url,
    fetch: options.fetch ?? fetch,
    timeoutMs,
    credentials: byCookie ? 'include' : 'same-origin',
  });
  const signIn = new SignIn(options.tokens ?? memoryStore(), http);
  const socket =
    options.transport === 'socket'
      ? new SocketTransport({
          url,
          signIn,
          timeoutMs,
          resends,
          byCookie,
          onOpen: () => {
            for (const one of conversations.values()) one.reconnected();
          },
          onFrame(name, frame) {
            if (!frames.dispatch(name, frame)) return;
            const { conversationId } = (frame?.data ?? {}) as { conversationId?: string };
            if (conversationId !== undefined) conversations.get(conversationId)?.receive(name, frame);
          },
          onRefused: (error) => options.onSignedOut?.(error),
        })
      : undefined;

  const transports: Transports = { http, socket, signIn, byCookie };

  const client: Client = {
    async call(name, input, { idempotencyKey } = {}) {
      const route: Route = routes[name];
      const fields = input as Readonly<Record<string, unknown>>;
      const key = idempotencyKey ?? (needsKey(name, fields) ? crypto.randomUUID() : undefined);
      const sending = { name, input: fields, idempotencyKey: key };
      const result = await callWithRetries(name, () => sendOnce(transports, sending, route), resends);
      if (route.session === 'issue' || route.session === 'renew') await signIn.keep(result);
      if (route.session === 'end') await signIn.forget();
      if (route.session) socket?.reopen();
      return result as never;
    },
    on(name, listener) {
      socket?.open();
      return frames.on(name, listener as (frame: Frame) => void);
    },
    conversation(id) {
      const known = conversations.get(id);
      if (known) return known;
      socket?.open();
      const onClose = () => void conversations.delete(id);
      const made = new Conversation(id, client.call, { gapPatienceMs, onClose });
      conversations.set(id, made);
      return made;
    },
    close() {
      for (const one of [...conversations.values()]) one.close();
      socket?.close();
    },
  };
  return client;
}

interface Transports {
  readonly http: Transport;
  readonly socket: SocketTransport | undefined;
  readonly signIn: SignIn;
  readonly byCookie: boolean;
}

/** One attempt; an expired token is renewed once. */
async function sendOnce(
  { http, socket, signIn, byCookie }: Transports,
  sending: Sending,
  route: Route,
): Promise<unknown> {
  // Operations that start or end a session use HTTP, because a socket keeps the session with which it was opened.
  const transport: Transport = socket && !route.session ? socket : http;
  const token = await signIn.token();
  try {
    return await transport.send(sending, token);
  } catch (error) {
    if (!isRefusal(error, 401) || route.session || !(await signIn.canRenew(byCookie))) throw error;
    const renewed = await signIn.renew(token);
    if (transport === socket) socket.reopen();
    return transport.send(sending, renewed);
  }
}
