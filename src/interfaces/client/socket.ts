import type { Socket } from 'socket.io-client';
import { CallRefused, ConnectionFailed, isRefusal, type Problem } from './failures.ts';
import { backoffMs, pause, type RetryPolicy } from './retries.ts';
import type { SignIn } from './sign-in.ts';
import { handshake, loadSocket } from './socket-io.ts';
import type { Frame, Transport } from './transport.ts';

export interface SocketOptions {
  readonly url: string;
  readonly signIn: SignIn;
  readonly timeoutMs: number;
  readonly resends: RetryPolicy;
  readonly byCookie: boolean;
  /** Called at each connection, including the first. */
  readonly onOpen: () => void;
  readonly onFrame: (name: string, frame: Frame) => void;
  /** Called when the session has ended; the socket stays closed until the next call. */
  readonly onRefused: (error: CallRefused) => void;
}

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
  readonly #waiting = new Set<() => void>();

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  async send({ name, input, idempotencyKey }: Parameters<Transport['send']>[0]): Promise<unknown> {
    const socket = await this.#opened();
    const answer = await new Promise<Answer>((resolve, reject) => {
      const options = idempotencyKey === undefined ? {} : { idempotencyKey };
      socket
        .timeout(this.#options.timeoutMs)
        .emit(name, input, options, (error: Error | null, acknowledgement: Answer) =>
          error ? reject(new ConnectionFailed(error.message)) : resolve(acknowledgement),
        );
    });
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
      this.#settleWaiting();
    });
  }

  /** Reconnects as another user, or signed out. */
  reopen(): void {
    if (this.#socket?.connected) this.#socket.disconnect();
    else this.#stale = this.#keeping;
  }

  close(): void {
    this.#closed = true;
    this.#socket?.disconnect();
    this.#settleWaiting();
  }

  async #opened(): Promise<Socket> {
    const deadline = Date.now() + this.#options.timeoutMs;
    this.open();
    while (!this.#socket?.connected) {
      if (this.#hopeless) throw this.#hopeless;
      const left = deadline - Date.now();
      if (this.#closed || left <= 0) throw new ConnectionFailed('There is no connection');
      await this.#change(left);
    }
    return this.#socket;
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#closed; ) {
      const opened = await this.#connect().catch((error: unknown) => {
        if (!(error instanceof ConnectionFailed || isRefusal(error, 429, 503))) this.#hopeless = error;
        return undefined;
      });
      if (this.#hopeless instanceof CallRefused) this.#options.onRefused(this.#hopeless);
      if (this.#hopeless) return;
      if (opened) {
        failures = 0;
        const closed = new Promise((resolve) => opened.once('disconnect', resolve));
        if (this.#stale) opened.disconnect();
        this.#stale = false;
        this.#settleWaiting();
        this.#options.onOpen();
        await closed;
      }
      await pause(backoffMs(++failures, this.#options.resends));
    }
  }

  async #connect(): Promise<Socket | undefined> {
    const { url, signIn, byCookie, onFrame } = this.#options;
    this.#token = await signIn.token();
    const onExpiring = () => void this.#renew();
    this.#socket ??= await loadSocket(url, byCookie, () => this.#token, { onFrame, onExpiring });
    let problem = await handshake(this.#socket);
    if (problem?.status === 401 && (await signIn.canRenew(byCookie))) {
      this.#token = await signIn.renew(this.#token);
      problem = await handshake(this.#socket);
    }
    if (problem) throw new CallRefused(problem);
    return problem === null ? undefined : this.#socket;
  }

  async #renew(): Promise<void> {
    try {
      this.#token = await this.#options.signIn.renew(this.#token);
      this.#socket!.emit('identity.renew-socket', { token: this.#token }, {});
    } catch {
      // The service then closes the socket; reconnecting shows the reason, which the next call gets.
    }
  }

  #change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.#waiting.add(done);
    });
  }

  #settleWaiting(): void {
    for (const done of [...this.#waiting]) done();
  }
}
