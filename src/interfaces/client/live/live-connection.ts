import type { ConnectionState } from '../events.ts';
import { CallRefused, ConnectionFailed, isRefusal } from '../failures.ts';
import { pause, throwIfAborted } from '../platform.ts';
import { backoffMs } from '../retries.ts';
import { Changes } from './changes.ts';
import type { LiveOptions } from './options.ts';

/** A connection that is open. */
export interface Link {
  readonly closed: Promise<unknown>;
  close(): void;
}

/**
 * Opens a connection with this token. Resolves to undefined when there was no answer; throws `CallRefused` when it is
 * refused.
 */
export type Dial<L extends Link> = (token: string | undefined) => Promise<L | undefined>;

/** A connection that reconnects by itself, each time with a valid token. */
export class LiveConnection<L extends Link> {
  readonly #options: LiveOptions;
  readonly #dial: Dial<L>;
  readonly #changes = new Changes();
  #link: L | undefined;
  #token: string | undefined;
  #keeping = false;
  #closed = false;
  /** True when the token used for the pending connection is outdated. */
  #stale = false;
  /** Why it does not reconnect; the next call tries again. */
  #hopeless: unknown;
  #state: ConnectionState = 'idle';

  constructor(options: LiveOptions, dial: Dial<L>) {
    this.#options = options;
    this.#dial = dial;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Connects, and reconnects when the connection is lost. */
  open(): void {
    if (this.#keeping || this.#closed) return;
    this.#keeping = true;
    this.#hopeless = undefined;
    void this.#keep().finally(() => {
      this.#keeping = false;
      this.#become('closed');
      this.#changes.happened();
    });
  }

  /** Reconnects as another user, or signed out. */
  reopen(): void {
    if (this.#link) this.#link.close();
    else this.#stale = this.#keeping;
  }

  close(): void {
    this.#become('closed');
    this.#closed = true;
    this.#link?.close();
    this.#changes.happened();
  }

  /** Resolves once it is open. */
  async opened(signal: AbortSignal | undefined): Promise<L> {
    const until = Date.now() + this.#options.timeoutMs;
    this.open();
    while (!this.#link) {
      if (this.#hopeless) throw this.#hopeless;
      const left = until - Date.now();
      if (this.#closed || left <= 0) throw new ConnectionFailed('There is no connection');
      await this.#changes.next(left, signal);
      throwIfAborted(signal);
    }
    return this.#link;
  }

  /** A token other than the one with which it was opened; undefined when the session is a cookie, which is renewed too. */
  async renewed(): Promise<string | undefined> {
    this.#token = await this.#options.signIn.renew(this.#token);
    return this.#token;
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#closed; ) {
      this.#become('connecting');
      const link = await this.#connect().catch((error: unknown) => {
        if (!(error instanceof ConnectionFailed || isRefusal(error, 429, 503))) this.#hopeless = error;
        return undefined;
      });
      if (this.#hopeless instanceof CallRefused) this.#options.onRefused(this.#hopeless, this.#token);
      if (this.#hopeless) return;
      if (link) {
        failures = 0;
        this.#link = link;
        if (this.#stale || this.#closed) link.close();
        this.#stale = false;
        this.#changes.happened();
        this.#become('open');
        await link.closed;
        this.#link = undefined;
        this.#become('connecting');
      }
      await pause(backoffMs(++failures, this.#options.resends));
    }
  }

  async #connect(): Promise<L | undefined> {
    const { signIn } = this.#options;
    this.#token = await signIn.token();
    try {
      return await this.#dial(this.#token);
    } catch (error) {
      if (!isRefusal(error, 401) || !(await signIn.canRenew())) throw error;
      return this.#dial(await this.renewed());
    }
  }

  #become(state: ConnectionState): void {
    if (state === this.#state || this.#closed) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
