import { routeOf } from '../http/routes.ts';
import { Caller } from './caller.ts';
import type { Call, CallOptions, On } from './calls.ts';
import { ConnectionWatch } from './connection-watch.ts';
import type { Conversation } from './conversations/conversation.ts';
import { Conversations } from './conversations/conversations.ts';
import { type ConnectionState, EventListeners } from './events.ts';
import { isRefusal } from './failures.ts';
import { type HttpOptions, httpTransport } from './http.ts';
import type { LiveOptions, LiveTransport } from './live/options.ts';
import { type WatchedPost, WatchedPosts } from './live/watched-posts.ts';
import { OfflineQueue } from './offline/queue.ts';
import type { QueuedMessage } from './offline/store.ts';
import type { Input } from './operations.ts';
import { type ClientOptions, withDefaults } from './options.ts';
import { type PagedName, type Pages, pagesOf } from './pages.ts';
import { type Presence, watchPresence } from './presence.ts';
import { RpcTransport } from './rpc/rpc.ts';
import { needsFactor, SignIn } from './sign-in.ts';
import { SocketTransport } from './socket/socket.ts';
import { memoryStore } from './tokens.ts';
import type { FileToSend } from './uploads/files.ts';
import { formTransport } from './uploads/form-transport.ts';
import { uploadSender } from './uploads/sender.ts';
import { type UploadedFile, type UploadOptions, uploader } from './uploads/upload.ts';

export interface Client {
  /** Whether pushed frames arrive; `idle` for ever over HTTP. */
  readonly connection: ConnectionState;
  /** The messages of the offline queue, oldest first. */
  readonly waiting: readonly QueuedMessage[];
  /**
   * Calls an operation. Files in the input are sent as a form, over HTTP. Throws `CallRefused`, or `ConnectionFailed`
   * when no attempt was answered, or the reason of an aborted signal.
   */
  readonly call: Call;
  /** Uploads a file of up to 500 MiB: by a form, or by a link of its own when it is large. */
  upload(file: FileToSend, options?: UploadOptions): Promise<UploadedFile>;
  /** The rows of a list, page after page, for `for await`; `byPage()` gives whole pages. */
  pages<N extends PagedName>(name: N, input: Input<N>, options?: Pick<CallOptions, 'signal'>): Pages<N>;
  /**
   * Listens for what the client tells, and for pushed frames, named as in the AsyncAPI document. Each frame is
   * delivered once. Returns the function that removes the listener.
   */
  readonly on: On;
  /** Calls the listener with whether someone is online, now and at each change; returns what ends that. */
  watchPresence(userId: string, listener: (presence: Presence) => void): () => void;
  /**
   * Watches posts that a screen shows, also after a break, until the returned function is called. Calls the listener
   * with each of them as it is each time that the watching begins: what changed since it was read. Only over a socket.
   */
  watchPosts(postIds: readonly string[], listener?: (post: WatchedPost) => void): () => void;
  /** Returns the same object for each call with this id, until the account ends. */
  conversation(id: string): Conversation;
  close(): void;
}

/** Undefined over HTTP, which receives no frames. */
function liveTransport(
  { transport, socketOptions = {} }: ClientOptions,
  settings: LiveOptions & HttpOptions,
): LiveTransport | undefined {
  if (transport === 'socket') return new SocketTransport({ ...settings, socketOptions });
  return transport === 'rpc' ? new RpcTransport(settings) : undefined;
}

export function createClient(options: ClientOptions): Client {
  const settings = withDefaults(options);
  const { url, byCookie, timeoutMs, resends, gapPatienceMs, mostMissed } = settings;
  const events = new EventListeners();
  const send = options.sendUpload ?? uploadSender(settings.fetch);
  const credentials = byCookie ? 'include' : 'same-origin';
  const http = httpTransport({ url, fetch: settings.fetch, timeoutMs, credentials });
  const signIn = new SignIn(options.tokens ?? memoryStore(), http, byCookie, {
    onEnd() {
      events.forgetFrames();
      conversations.end();
      // Messages of nobody known would go out in the name of the next.
      queue?.drop(undefined).catch(() => {});
    },
    onForget: (userId) => queue?.drop(userId),
    onSignedOut(refusal) {
      events.emit('signed-out', refusal);
      options.onSignedOut?.(refusal);
    },
  });
  const watch = new ConnectionWatch(events, () => {
    conversations.reconnected();
    queue?.wake();
  });
  const live = liveTransport(options, {
    url,
    fetch: settings.fetch,
    credentials,
    signIn,
    timeoutMs,
    resends,
    byCookie,
    onState(state) {
      posts.became(state === 'open' && options.transport === 'socket');
      watch.became(state);
    },
    onResync() {
      // Watched anew, the posts come as they are now.
      posts.became(options.transport === 'socket');
      watch.missed();
    },
    onFrame(name, frame) {
      posts.receive(name, frame);
      if (events.dispatch(name, frame)) conversations.receive(name, frame);
    },
    onRefused(error, token) {
      if (isRefusal(error, 401) && (token !== undefined || byCookie)) signIn.over(error, token);
    },
  });
  const forms = formTransport(url, byCookie, send);
  const caller = new Caller({ http, forms, live }, signIn, settings);
  const call: Call = async (name, input, given) => {
    const fields = input as Readonly<Record<string, unknown>>;
    const result = await caller.call({ ...given, name, input: fields });
    conversations.answered(name, fields, result);
    if (routeOf(name)?.session === 'issue' && !needsFactor(result)) queue?.wake();
    return result as never;
  };
  const queue =
    options.queue &&
    new OfflineQueue({
      store: options.queue,
      call,
      resends,
      userId: () => signIn.userId(),
      onChange: (waiting) => events.emit('waiting', waiting),
      onRefused: (message, refusal) => events.emit('message-refused', { message, refusal }),
    });
  const conversations = new Conversations(call, {
    gapPatienceMs,
    mostMissed,
    pushes: live !== undefined,
    send: (message) => (queue ? queue.send(message) : call('messaging.send-message', message)),
  });
  // What an earlier run left is sent without anyone asking; a store that fails is told to the next who sends.
  queue?.load().catch(() => {});
  const posts = new WatchedPosts(call);
  const on: On = (name, listener) => {
    const stop = events.on(name, listener as (event: never) => void);
    live?.open();
    return stop;
  };
  return {
    get connection() {
      return live?.state ?? 'idle';
    },
    get waiting() {
      return queue?.waiting ?? [];
    },
    call,
    upload: uploader(call, send, resends),
    pages: (name, input, given) => pagesOf(call as never, name, input, given),
    on,
    watchPresence: (userId, listener) => watchPresence({ call, on }, userId, listener),
    watchPosts(postIds, listener) {
      live?.open();
      return posts.watch(postIds, listener);
    },
    conversation(id) {
      live?.open();
      return conversations.of(id);
    },
    close() {
      posts.close();
      conversations.close();
      queue?.close();
      live?.close();
    },
  };
}
