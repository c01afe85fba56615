import type { Socket } from 'socket.io-client';
import { CallRefused, ConnectionFailed, type Problem } from './failures.ts';
import { pause, pauseBefore, type Resends } from './resend.ts';
import type { SignIn } from './sign-in.ts';
import type { Frame, Transport } from './transport.ts';

export interface SocketOptions {
  readonly url: string;
  readonly signIn: SignIn;
  readonly timeoutMs: number;
  readonly resends: Resends;
  readonly byCookie: boolean;
  /** At each connection, the first among them. */
  readonly onOpen: () => void;
  readonly onFrame: (name: string, frame: Frame) => void;
  /** The sign-in is over: it is not opened again before the next call. */
  readonly onRefused: (error: CallRefused) => void;
}

type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** A Socket.IO connection that comes back by itself, each time with a token that lives. */
export class SocketTransport implements Transport {
  readonly #options: SocketOptions;
  #socket: Socket | undefined;
  #token: string | undefined;
  #keeping = false;
  #closed = false;
  /** Why it is not opened again; the next call tries anew. */
  #refused: CallRefused | undefined;
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

  /** Opens it, and keeps it open. */
  open(): void {
    if (this.#keeping || this.#closed) return;
    this.#keeping = true;
    this.#refused = undefined;
    void this.#keep().finally(() => {
      this.#keeping = false;
      this.#tell();
    });
  }

  /** As someone else, or as nobody. */
  reopen(): void {
    this.#socket?.disconnect();
  }

  close(): void {
    this.#closed = true;
    this.#socket?.disconnect();
    this.#tell();
  }

  async #opened(): Promise<Socket> {
    const deadline = Date.now() + this.#options.timeoutMs;
    this.open();
    while (!this.#socket?.connected) {
      if (this.#refused) throw this.#refused;
      const left = deadline - Date.now();
      if (this.#closed || left <= 0) throw new ConnectionFailed('There is no connection');
      await this.#change(left);
    }
    return this.#socket;
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#closed; ) {
      const opened = await this.#connect().catch((error: unknown) => {
        if (error instanceof CallRefused && error.status < 500) this.#refused = error;
        return false;
      });
      if (this.#refused) return this.#options.onRefused(this.#refused);
      if (opened) {
        failures = 0;
        this.#tell();
        this.#options.onOpen();
        await new Promise((resolve) => this.#socket!.once('disconnect', resolve));
      }
      await pause(pauseBefore(++failures, this.#options.resends));
    }
  }

  async #connect(): Promise<boolean> {
    const { signIn, byCookie } = this.#options;
    this.#token = await signIn.token();
    const problem = await this.#handshake();
    if (problem === undefined) return true;
    if (problem === null) return false;
    if (problem.status !== 401 || !(await signIn.canRenew(byCookie))) throw new CallRefused(problem);
    this.#token = await signIn.renew(this.#token);
    return (await this.#handshake()) === undefined;
  }

  /** Answers the problem that it was refused with; null when there was no answer. */
  async #handshake(): Promise<Problem | null | undefined> {
    const socket = (this.#socket ??= await this.#load());
    return new Promise((resolve) => {
      const opened = () => settle(undefined);
      const failed = (error: Error & { data?: Problem }) => settle(error.data ?? null);
      const lost = () => settle(null);
      const settle = (outcome: Problem | null | undefined) => {
        socket.off('connect', opened).off('connect_error', failed).off('disconnect', lost);
        resolve(outcome);
      };
      socket.once('connect', opened).once('connect_error', failed).once('disconnect', lost).connect();
    });
  }

  async #load(): Promise<Socket> {
    const { io } = await import('socket.io-client');
    const socket = io(this.#options.url, {
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      withCredentials: this.#options.byCookie,
      transports: ['websocket'],
      auth: (say) => say({ batch: true, ...(this.#token !== undefined && { token: this.#token }) }),
    });
    socket.on('session.expiring', () => void this.#renew(socket));
    socket.onAny((name: string, ...args: unknown[]) => {
      if (name === 'batch')
        for (const { name: one, ...frame } of args[0] as (Frame & { name: string })[])
          this.#options.onFrame(one, frame);
      else if (name !== 'session.expiring') this.#options.onFrame(name, args[0] as Frame);
    });
    return socket;
  }

  async #renew(socket: Socket): Promise<void> {
    try {
      this.#token = await this.#options.signIn.renew(this.#token);
      socket.emit('identity.renew-socket', { token: this.#token }, {});
    } catch {
      // The service closes the socket then; connecting anew finds out what is wrong, and says so to the next call.
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

  #tell(): void {
    for (const done of [...this.#waiting]) done();
  }
}
