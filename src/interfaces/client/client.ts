import { Caller } from './caller.ts';
import type { Conversation } from './conversations/conversation.ts';
import { Conversations } from './conversations/conversations.ts';
import { type ConnectionState, EventListeners, type Events } from './events.ts';
import { isRefusal } from './failures.ts';
import { httpTransport } from './http.ts';
import type { Input, OperationName, Output } from './operations.ts';
import { type CallOptions, type ClientOptions, defaultTimeoutMs } from './options.ts';
import { defaultRetries } from './retries.ts';
import { memoryStore, SignIn } from './sign-in.ts';
import { SocketTransport } from './socket/socket.ts';

export interface Client {
  /** Whether pushed frames arrive; `idle` for ever over HTTP. */
  readonly connection: ConnectionState;
  /** Throws `CallRefused`, or `ConnectionFailed` when no attempt was answered, or the reason of an aborted signal. */
  call<N extends OperationName>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>>;
  /**
   * Listens for what the client tells, and for pushed frames, named as in the AsyncAPI document. Each frame is
   * delivered once. Returns the function that removes the listener.
   */
  on<N extends keyof Events>(name: N, listener: (event: Events[N]) => void): () => void;
  /** Returns the same object for each call with this id, until the account ends. */
  conversation(id: string): Conversation;
  close(): void;
}

export function createClient(options: ClientOptions): Client {
  const { url, cookies: byCookie = false, timeoutMs = defaultTimeoutMs } = options;
  const { gapPatienceMs = 150, mostMissed = 1_000 } = options;
  const resends = { ...defaultRetries, ...options.resends };
  const events = new EventListeners();
  const credentials = byCookie ? 'include' : 'same-origin';
  const http = httpTransport({ url, fetch: options.fetch ?? fetch, timeoutMs, credentials });
  const signIn = new SignIn(options.tokens ?? memoryStore(), http, byCookie, {
    onEnd() {
      events.forgetFrames();
      conversations.end();
    },
    onSignedOut(refusal) {
      events.emit('signed-out', refusal);
      options.onSignedOut?.(refusal);
    },
  });
  let brokenAt: number | undefined;
  const onState = (state: ConnectionState) => {
    events.emit('connection', state);
    if (state !== 'open') {
      if (state === 'connecting' && hasBeenOpen) brokenAt ??= Date.now();
      return;
    }
    hasBeenOpen = true;
    conversations.reconnected();
    if (brokenAt !== undefined) events.emit('reconnected', { awayMs: Date.now() - brokenAt });
    brokenAt = undefined;
  };
  let hasBeenOpen = false;
  const socket =
    options.transport === 'socket'
      ? new SocketTransport({
          url,
          signIn,
          timeoutMs,
          resends,
          byCookie,
          socketOptions: options.socketOptions ?? {},
          onState,
          onFrame(name, frame) {
            if (events.dispatch(name, frame)) conversations.receive(name, frame);
          },
          onRefused(error, token) {
            if (isRefusal(error, 401) && (token !== undefined || byCookie)) signIn.over(error, token);
          },
        })
      : undefined;
  const caller = new Caller({ http, socket }, signIn, byCookie, resends);
  const call: Client['call'] = async (name, input, settings) => {
    const fields = input as Readonly<Record<string, unknown>>;
    const result = await caller.call({ ...settings, name, input: fields });
    conversations.answered(name, fields, result);
    return result as never;
  };
  const pushes = socket !== undefined;
  const conversations = new Conversations(call, { gapPatienceMs, mostMissed, pushes });
  return {
    get connection() {
      return socket?.state ?? 'idle';
    },
    call,
    on(name, listener) {
      socket?.open();
      return events.on(name, listener as (event: never) => void);
    },
    conversation(id) {
      socket?.open();
      return conversations.of(id);
    },
    close() {
      conversations.close();
      socket?.close();
    },
  };
}
