import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Admission } from '../../application/kernel/admission.ts';
import type { Dispatcher } from '../../application/kernel/dispatcher.ts';
import type { Meta, Operation } from '../../application/kernel/operation.ts';
import type { Authenticator, SignedIn } from '../../application/kernel/ports.ts';
import { overloaded } from '../overloaded.ts';
import { logLevelOf, type Problem, toProblem } from '../problem.ts';
import { Malformed, TooManyInFlight, UnknownOperation } from '../refusals.ts';
import type { Timers } from '../socket/timers.ts';
import { closeCode } from './close-codes.ts';
import { parseFrame, refOf } from './frame.ts';
import type { AdmittedUser } from './handshake.ts';

export interface ChatDependencies {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly admission: Admission;
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly timers: Timers;
  /** Frames of one socket that may wait. */
  readonly callsInFlight: number;
  /** Bytes that may be buffered for a client before it is disconnected. */
  readonly maxWaitingBytes: number;
  /** Milliseconds to wait for running calls before a socket is closed. */
  readonly closeTimeoutMs: number;
}

/** The longest time in ms that a frame may wait behind others on its socket: a later answer would be useless. */
const longestWaitMs = 500;

/** One plain WebSocket: one user in one conversation. */
export class Chat {
  readonly conversationId: string;
  #token: string;
  #signedIn: SignedIn;
  readonly #socket: WebSocket;
  readonly #user: AdmittedUser;
  readonly #dependencies: ChatDependencies;
  #cancelTimer = () => {};
  #waiting = 0;
  /** Runs the frames of one socket one after the other, in order. */
  #work: Promise<void> = Promise.resolve();
  #isAlive = true;
  /** Milliseconds that the last frame took. */
  #lastMs = 0;

  constructor(socket: WebSocket, user: AdmittedUser, dependencies: ChatDependencies) {
    this.#socket = socket;
    this.#user = user;
    this.#dependencies = dependencies;
    this.conversationId = user.conversationId;
    this.#token = user.token;
    this.#signedIn = user.signedIn;
    this.#awaitExpiry();
    socket.on('message', (data, isBinary) => this.#receive(String(data), isBinary));
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('close', () => this.#cancelTimer());
  }

  get signedIn(): SignedIn {
    return this.#signedIn;
  }

  /** Sends text. A client that reads too slowly is disconnected; it can reconnect and catch up. */
  send(text: string): void {
    if (this.#socket.bufferedAmount > this.#dependencies.maxWaitingBytes) this.#socket.terminate();
    else this.#socket.send(text);
  }

  close(code: number): void {
    this.#cancelTimer();
    this.#socket.close(code);
    // The client may not answer the closing handshake.
    this.#cancelTimer = this.#dependencies.timers.after(this.#dependencies.closeTimeoutMs, () =>
      this.#socket.terminate(),
    );
  }

  /** Closes the socket once the waiting frames have been answered. */
  async end(code: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#dependencies.timers.after(this.#dependencies.closeTimeoutMs, resolve);
    await Promise.race([this.#work, promise]);
    cancel();
    this.close(code);
  }

  /** Disconnects a client that has not answered the previous ping. */
  ping(): void {
    if (this.#isAlive) this.#socket.ping();
    else this.#socket.terminate();
    this.#isAlive = false;
  }

  #awaitExpiry(): void {
    const { timers } = this.#dependencies;
    this.#cancelTimer = timers.after(this.#signedIn.expiresAt - timers.now(), () => void this.#expire());
  }

  /** A cookie that was refreshed over HTTP renews the socket as well. */
  async #expire(): Promise<void> {
    const { authenticator } = this.#dependencies;
    const renewed = this.#user.byCookie
      ? await authenticator.renew(this.#signedIn).catch(() => undefined)
      : undefined;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (!renewed) return this.close(closeCode(401));
    this.#token = renewed.token;
    this.#signedIn = renewed.signedIn;
    this.#awaitExpiry();
  }

  #receive(text: string, isBinary: boolean): void {
    // All frames are commands and run one after the other, so this one waits for those before it.
    const wait = this.#waiting * this.#lastMs;
    if (wait > longestWaitMs || this.#dependencies.admission.refuses('command', 'websocket')) {
      this.#refuse(overloaded(), isBinary ? undefined : refOf(text));
      return;
    }
    const requestId = randomUUID();
    if (this.#waiting >= this.#dependencies.callsInFlight) {
      const error = new TooManyInFlight({ retryAfterSeconds: 1 });
      this.#refuse(toProblem(error, this.#dependencies.logger, requestId), refOf(text));
      return;
    }
    this.#waiting++;
    this.#work = this.#work
      .then(() => this.#answer(text, isBinary, requestId))
      .finally(() => void this.#waiting--);
  }

  async #answer(text: string, isBinary: boolean, requestId: string): Promise<void> {
    const { logger } = this.#dependencies;
    const startedAt = performance.now();
    let status = 200;
    let code: string | undefined;
    let operation: string | undefined;
    try {
      if (isBinary) throw new Malformed({ detail: 'Frames are text' });
      const asked = parseFrame(text, this.conversationId);
      operation = asked.operation;
      const result = await this.#call(asked.operation, asked.input, requestId);
      if (asked.ref !== undefined) this.send(JSON.stringify({ type: 'done', ref: asked.ref, result }));
    } catch (error) {
      const problem = toProblem(error, logger, requestId);
      ({ status, code } = problem);
      this.#refuse(problem, isBinary ? undefined : refOf(text));
      if (status === 401) this.close(closeCode(401));
    }
    this.#lastMs = performance.now() - startedAt;
    const ms = Math.round(this.#lastMs * 10) / 10;
    const {
      signedIn: { id: actor },
      where: { address },
    } = this.#user;
    logger[logLevelOf(status)](
      { requestId, address, actor, operation, wire: 'websocket', status, code, ms },
      'request',
    );
  }

  async #call(name: string, input: object, requestId: string): Promise<unknown> {
    const { operations, dispatcher, authenticator } = this.#dependencies;
    const operation = operations.get(name);
    if (!operation) throw new UnknownOperation();
    // Authenticate at each call, because the session may end at any time.
    const actor = await authenticator.authenticate(this.#token);
    const meta: Meta = { requestId, wire: 'websocket', ...this.#user.where };
    return dispatcher.dispatch(operation, { input, actor, meta });
  }

  #refuse(problem: Problem, ref: string | undefined): void {
    this.send(JSON.stringify({ type: 'problem', problem, ...(ref !== undefined && { ref }) }));
  }
}
