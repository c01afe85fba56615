import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Admission } from '../../application/kernel/admission.ts';
import type { Dispatcher } from '../../application/kernel/dispatcher.ts';
import type { Meta, Operation } from '../../application/kernel/operation.ts';
import type { Authenticator, SignedIn } from '../../application/kernel/ports.ts';
import { overloaded } from '../overloaded.ts';
import { type Problem, toProblem } from '../problem.ts';
import { Malformed, TooManyInFlight, UnknownOperation } from '../refusals.ts';
import type { Timers } from '../socket/timers.ts';
import { parseFrame, refOf } from './frame.ts';

export interface ChatDependencies {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly admission: Admission;
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly timers: Timers;
  /** Frames of one socket that may wait for their turn. */
  readonly callsInFlight: number;
  /** Bytes that may wait for a reader before it is cut off. */
  readonly maxWaitingBytes: number;
  /** How long calls in flight may hold a socket open whose session has ended. */
  readonly closeTimeoutMs: number;
}

/** What a frame may have before it on its own socket, in time: more is answered too late to be of use. */
const longestWaitMs = 500;

export interface AdmittedUser {
  readonly conversationId: string;
  readonly token: string;
  readonly signedIn: SignedIn;
  readonly where: Pick<Meta, 'address' | 'userAgent'>;
}

/** A close code says what the status of a refusal says. */
export const closeCode = (status: number) => 4000 + status;

/** One plain WebSocket: someone in one conversation. */
export class Chat {
  readonly conversationId: string;
  readonly signedIn: SignedIn;
  readonly #socket: WebSocket;
  readonly #entrant: AdmittedUser;
  readonly #needs: ChatDependencies;
  #cancelTimer: () => void;
  #waiting = 0;
  /** Frames of one socket take effect in the order in which they were sent. */
  #work: Promise<void> = Promise.resolve();
  #heard = true;
  /** What the last frame took. */
  #lastMs = 0;

  constructor(socket: WebSocket, entrant: AdmittedUser, needs: ChatDependencies) {
    this.#socket = socket;
    this.#entrant = entrant;
    this.#needs = needs;
    this.conversationId = entrant.conversationId;
    this.signedIn = entrant.signedIn;
    const { timers } = needs;
    this.#cancelTimer = timers.after(this.signedIn.expiresAt - timers.now(), () =>
      this.close(closeCode(401)),
    );
    socket.on('message', (data, isBinary) => this.#receive(String(data), isBinary));
    socket.on('pong', () => {
      this.#heard = true;
    });
    socket.on('close', () => this.#cancelTimer());
  }

  /** Text that is ready to go; one that does not keep up is cut off, and may come back and catch up. */
  send(text: string): void {
    if (this.#socket.bufferedAmount > this.#needs.maxWaitingBytes) this.#socket.terminate();
    else this.#socket.send(text);
  }

  close(code: number): void {
    this.#cancelTimer();
    this.#socket.close(code);
    // Not everyone says goodbye in turn.
    this.#cancelTimer = this.#needs.timers.after(this.#needs.closeTimeoutMs, () => this.#socket.terminate());
  }

  /** Says goodbye once the frames that wait have been answered. */
  async end(code: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#needs.timers.after(this.#needs.closeTimeoutMs, resolve);
    await Promise.race([this.#work, promise]);
    cancel();
    this.close(code);
  }

  /** A peer that has not answered since the last time is gone. */
  ping(): void {
    if (this.#heard) this.#socket.ping();
    else this.#socket.terminate();
    this.#heard = false;
  }

  #receive(text: string, isBinary: boolean): void {
    // Whatever is sent here changes something, after what was sent before it.
    const wait = this.#waiting * this.#lastMs;
    if (wait > longestWaitMs || this.#needs.admission.refuses('command', 'websocket')) {
      this.#refuse(overloaded(), isBinary ? undefined : refOf(text));
      return;
    }
    const requestId = randomUUID();
    if (this.#waiting >= this.#needs.callsInFlight) {
      const error = new TooManyInFlight({ retryAfterSeconds: 1 });
      this.#refuse(toProblem(error, this.#needs.logger, requestId), refOf(text));
      return;
    }
    this.#waiting++;
    this.#work = this.#work
      .then(() => this.#answer(text, isBinary, requestId))
      .finally(() => void this.#waiting--);
  }

  async #answer(text: string, isBinary: boolean, requestId: string): Promise<void> {
    const { logger } = this.#needs;
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
    const { address } = this.#entrant.where;
    const actor = this.signedIn.id;
    logger.info({ requestId, address, actor, operation, wire: 'websocket', status, code, ms }, 'request');
  }

  async #call(name: string, input: object, requestId: string): Promise<unknown> {
    const { operations, dispatcher, authenticator } = this.#needs;
    const operation = operations.get(name);
    if (!operation) throw new UnknownOperation();
    // Asked at each call, since a session may end at any time.
    const actor = await authenticator.authenticate(this.#entrant.token);
    const meta: Meta = { requestId, wire: 'websocket', ...this.#entrant.where };
    return dispatcher.dispatch(operation, { input, actor, meta });
  }

  #refuse(problem: Problem, ref: string | undefined): void {
    this.send(JSON.stringify({ type: 'problem', problem, ...(ref !== undefined && { ref }) }));
  }
}
