import type { CallRefused } from './failures.ts';
import type { QueueStore } from './offline/store.ts';
import type { OperationName } from './operations.ts';
import { defaultRetries, type RetryPolicy } from './retries.ts';
import type { TokenStore } from './tokens.ts';
import type { SendUpload } from './uploads/sender.ts';

/** Well below the time for which the service repeats the answer of a refresh, so that several attempts may get lost. */
export const defaultTimeoutMs = 10_000;

export interface ClientOptions {
  /** The address of the service, without `/api`. */
  readonly url: string;
  /**
   * `socket` and `rpc` receive pushed frames. `socket` needs the package socket.io-client; `rpc` works where WebSockets
   * are blocked, by JSON-RPC and Server-Sent Events.
   */
  readonly transport?: 'http' | 'socket' | 'rpc';
  /** Calls that go over HTTP although there is another transport: reads, so that they need not wait for a socket. */
  readonly overHttp?: (name: OperationName) => boolean;
  /** In memory by default. */
  readonly tokens?: TokenStore;
  /** The session is a cookie, which no script can read: for pages of the service's own origin or a listed one. */
  readonly cookies?: boolean;
  readonly fetch?: typeof fetch;
  /** How files are sent; by XMLHttpRequest where there is one, else by `fetch`. */
  readonly sendUpload?: SendUpload;
  /** More options for socket.io-client, such as `extraHeaders`. */
  readonly socketOptions?: Readonly<Record<string, unknown>>;
  /** Milliseconds for one attempt of one call; 10 s by default. */
  readonly timeoutMs?: number;
  readonly resends?: Partial<RetryPolicy>;
  /** Milliseconds that a conversation waits for a frame that others have overtaken; 150 by default. */
  readonly gapPatienceMs?: number;
  /** A conversation that missed more changes loads its newest page anew instead of all of them; 1,000 by default. */
  readonly mostMissed?: number;
  /** Keeps messages of `conversation.send` until they are sent, also when the app is closed meanwhile. */
  readonly queue?: QueueStore;
  /** Called when the session has ended and the user must sign in again. */
  readonly onSignedOut?: (refusal: CallRefused) => void;
}

export const withDefaults = (options: ClientOptions) => ({
  url: options.url,
  byCookie: options.cookies ?? false,
  overHttp: options.overHttp ?? (() => false),
  fetch: options.fetch ?? fetch,
  timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
  gapPatienceMs: options.gapPatienceMs ?? 150,
  mostMissed: options.mostMissed ?? 1_000,
  resends: { ...defaultRetries, ...options.resends },
});
