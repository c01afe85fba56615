import type { Socket } from 'socket.io-client';
import type { ConnectionState } from '../events.ts';
import { AccountEnded, CallRefused, ConnectionFailed, isRefusal, type Problem } from '../failures.ts';
import { pause, throwIfAborted, unlessAborted } from '../platform.ts';
import { backoffMs } from '../retries.ts';
import type { Sending, Transport } from '../transport.ts';
import { Changes } from './changes.ts';
import type { SocketOptions } from './options.ts';
import { handshake, loadSocket } from './socket-io.ts';

type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** A Socket.IO connection that reconnects by itself, each time with a valid token. */
export class SocketTransport implements Transport {
  readonly #options: SocketOptions;
  #socket: Socket | undefined;
  #token: string | undefined;
  #keeping = false;
  #closed = false;
  /** True when the token used for the pending connection is outdated. */
  #stale = false;
  /** Why it does not reconnect; the next call tries again. */
  #hopeless: unknown;
  readonly #changes = new Changes();
  #state: ConnectionState = 'idle';

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  async send({ name, input, idempotencyKey, signal }: Sending): Promise<unknown> {
    const { signIn } = this.#options;
    const { epoch } = signIn;
    const socket = await this.#opened(signal);
    // Meanwhile it may have been opened for another account.
    if (epoch !== signIn.epoch) throw new AccountEnded();
    const answered = new Promise<Answer>((resolve, reject) => {
      const options = idempotencyKey === undefined ? {} : { idempotencyKey };
      socket
        .timeout(this.#options.timeoutMs)
        .emit(name, input, options, (error: Error | null, acknowledgement: Answer) =>
          error ? reject(new ConnectionFailed(error.message)) : resolve(acknowledgement),
        );
    });
    const answer = await unlessAborted(answered, signal);
    if (!answer.ok) throw new CallRefused(answer.problem);
    return answer.result;
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
    if (this.#socket?.connected) this.#socket.disconnect();
    else this.#stale = this.#keeping;
  }

  close(): void {
    this.#become('closed');
    this.#closed = true;
    this.#socket?.disconnect();
    this.#changes.happened();
  }

  async #opened(signal: AbortSignal | undefined): Promise<Socket> {
    const until = Date.now() + this.#options.timeoutMs;
    this.open();
    while (!this.#socket?.connected) {
      if (this.#hopeless) throw this.#hopeless;
      const left = until - Date.now();
      if (this.#closed || left <= 0) throw new ConnectionFailed('There is no connection');
      await this.#changes.next(left, signal);
      throwIfAborted(signal);
    }
    return this.#socket;
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#closed; ) {
      this.#become('connecting');
      const opened = await this.#connect().catch((error: unknown) => {
        if (!(error instanceof ConnectionFailed || isRefusal(error, 429, 503))) this.#hopeless = error;
        return undefined;
      });
      if (this.#hopeless instanceof CallRefused) this.#options.onRefused(this.#hopeless, this.#token);
      if (this.#hopeless) return;
      if (opened) {
        failures = 0;
        const closed = new Promise((resolve) => opened.once('disconnect', resolve));
        if (this.#stale) opened.disconnect();
        this.#stale = false;
        this.#changes.happened();
        this.#become('open');
        await closed;
        this.#become('connecting');
      }
      await pause(backoffMs(++failures, this.#options.resends));
    }
  }

  async #connect(): Promise<Socket | undefined> {
    const { url, signIn, byCookie, socketOptions, onFrame } = this.#options;
    this.#token = await signIn.token();
    const pushes = { onFrame, onExpiring: () => void this.#renew() };
    const options = { ...socketOptions, withCredentials: byCookie };
    this.#socket ??= await loadSocket(url, options, () => this.#token, pushes);
    let problem = await handshake(this.#socket);
    if (problem?.status === 401 && (await signIn.canRenew())) {
      this.#token = await signIn.renew(this.#token);
      problem = await handshake(this.#socket);
    }
    if (problem) throw new CallRefused(problem);
    return problem === null ? undefined : this.#socket;
  }

  async #renew(): Promise<void> {
    try {
      const token = await this.#options.signIn.renew(this.#token);
      this.#token = token;
      // A cookie was renewed by that: the service then takes the session's newest token.
      this.#socket!.emit('identity.renew-socket', token === undefined ? {} : { token }, {});
    } catch {
      // The service then closes the socket; reconnecting shows the reason, which the next call gets.
    }
  }

  #become(state: ConnectionState): void {
    if (state === this.#state || this.#closed) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
