import type { Socket } from 'socket.io-client';
import { AccountEnded, CallRefused, ConnectionFailed, type Problem } from '../failures.ts';
import { type Link, LiveConnection } from '../live/live-connection.ts';
import type { LiveOptions, LiveTransport } from '../live/options.ts';
import { unlessAborted } from '../platform.ts';
import type { Sending } from '../transport.ts';
import { handshake, loadSocket } from './socket-io.ts';

type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly problem: Problem };

export interface SocketOptions extends LiveOptions {
  /** More options for socket.io-client. */
  readonly socketOptions: Readonly<Record<string, unknown>>;
}

/** Calls and frames over Socket.IO. */
export class SocketTransport implements LiveTransport {
  readonly #options: SocketOptions;
  readonly #connection: LiveConnection<Link & { readonly socket: Socket }>;
  #socket: Socket | undefined;
  #token: string | undefined;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#connection = new LiveConnection(options, (token) => this.#dial(token));
  }

  get state() {
    return this.#connection.state;
  }

  async send({ name, input, idempotencyKey, signal }: Sending): Promise<unknown> {
    const { signIn } = this.#options;
    const { epoch } = signIn;
    const { socket } = await this.#connection.opened(signal);
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

  open(): void {
    this.#connection.open();
  }

  reopen(): void {
    this.#connection.reopen();
  }

  close(): void {
    this.#connection.close();
  }

  async #dial(token: string | undefined) {
    const { url, byCookie, socketOptions, onFrame, onResync } = this.#options;
    this.#token = token;
    const pushes = { onFrame, onResync, onExpiring: () => void this.#renew() };
    const options = { ...socketOptions, withCredentials: byCookie };
    this.#socket ??= await loadSocket(url, options, () => this.#token, pushes);
    const socket = this.#socket;
    const problem = await handshake(socket);
    if (problem) throw new CallRefused(problem);
    if (problem === null) return undefined;
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    return { socket, closed, close: () => void socket.disconnect() };
  }

  async #renew(): Promise<void> {
    try {
      this.#token = await this.#connection.renewed();
      // A cookie was renewed by that: the service then takes the session's newest token.
      this.#socket!.emit(
        'identity.renew-socket',
        this.#token === undefined ? {} : { token: this.#token },
        {},
      );
    } catch {
      // The service then closes the socket; reconnecting shows the reason, which the next call gets.
    }
  }
}
