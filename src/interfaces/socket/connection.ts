import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import type { Admission } from '../../application/kernel/admission.ts';
import type { Dispatcher } from '../../application/kernel/dispatcher.ts';
import { NotAllowed, NotSignedIn, TokenRejected } from '../../application/kernel/errors.ts';
import type { Actor, Meta, Operation } from '../../application/kernel/operation.ts';
import type { Authenticator, SignedIn } from '../../application/kernel/ports.ts';
import { overloaded } from '../overloaded.ts';
import { logLevelOf, toProblem } from '../problem.ts';
import { TooManyInFlight, UnknownOperation, UseHttp } from '../refusals.ts';
import { sendsFiles } from '../upload-fields.ts';
import { type Acknowledge, type Acknowledgement, readCall, readRenewal, renewSocket } from './call.ts';
import { batchRoom, sessionRoom, userRoom } from './rooms.ts';
import type { Timers } from './timers.ts';

export interface ConnectionDependencies {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly admission: Admission;
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly timers: Timers;
  readonly callsInFlight: number;
  /** Milliseconds before the token expires at which the client is asked for a new one. */
  readonly warnBeforeMs: number;
  /** Milliseconds to wait for running calls before a socket is closed. */
  readonly closeTimeoutMs: number;
}

/** One socket with its session. */
export class Connection {
  readonly #socket: Socket;
  readonly #dependencies: ConnectionDependencies;
  readonly #where: Pick<Meta, 'address' | 'userAgent'>;
  readonly #byCookie: boolean;
  readonly #inFlight = new Set<Promise<void>>();
  #token: string | undefined;
  #signedIn: SignedIn | null = null;
  #cancelTimer = () => {};

  constructor(
    socket: Socket,
    { byCookie, ...where }: Pick<Meta, 'address' | 'userAgent'> & { readonly byCookie: boolean },
    dependencies: ConnectionDependencies,
  ) {
    this.#socket = socket;
    this.#where = where;
    this.#byCookie = byCookie;
    this.#dependencies = dependencies;
    socket.onAny((name: string, ...args: unknown[]) => this.#receive(name, args));
    socket.on('disconnect', () => this.#cancelTimer());
  }

  signIn(token: string, signedIn: SignedIn): void {
    if (this.#signedIn) this.#socket.leave(sessionRoom(this.#signedIn.sessionId));
    this.#token = token;
    this.#signedIn = signedIn;
    const roomOf = this.#socket.handshake.auth.batch === true ? batchRoom : userRoom;
    this.#socket.join([roomOf(signedIn.id), sessionRoom(signedIn.sessionId)]);
    this.#awaitExpiry(signedIn.expiresAt);
  }

  /** Closes the socket once its running calls have been answered. */
  async end(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#dependencies.timers.after(this.#dependencies.closeTimeoutMs, resolve);
    await Promise.race([Promise.allSettled(this.#inFlight), promise]);
    cancel();
    this.#socket.disconnect(true);
  }

  #awaitExpiry(expiresAt: number): void {
    const { timers, warnBeforeMs } = this.#dependencies;
    this.#cancelTimer();
    const left = expiresAt - timers.now();
    this.#cancelTimer = timers.after(Math.max(0, left - warnBeforeMs), () => {
      this.#socket.emit('session.expiring', { expiresAt: new Date(expiresAt).toISOString() });
      this.#cancelTimer = timers.after(expiresAt - timers.now(), () => void this.#expire());
    });
  }

  #receive(name: string, args: unknown[]): void {
    const acknowledge = typeof args.at(-1) === 'function' ? (args.pop() as Acknowledge) : () => {};
    const kind = this.#dependencies.operations.get(name)?.kind;
    if (kind && this.#dependencies.admission.refuses(kind, 'socket')) {
      acknowledge({ ok: false, problem: overloaded() });
      return;
    }
    const call = this.#answer(name, args)
      .then(acknowledge)
      .catch((error) =>
        acknowledge({ ok: false, problem: toProblem(error, this.#dependencies.logger, this.#socket.id) }),
      );
    this.#inFlight.add(call);
    void call.finally(() => this.#inFlight.delete(call));
  }

  async #answer(name: string, args: readonly unknown[]): Promise<Acknowledgement> {
    const startedAt = performance.now();
    const requestId = randomUUID();
    let status = 200;
    let code: string | undefined;
    try {
      return { ok: true, result: await this.#call(name, args, requestId) };
    } catch (error) {
      const problem = toProblem(error, this.#dependencies.logger, requestId);
      ({ status, code } = problem);
      return { ok: false, problem };
    } finally {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      this.#dependencies.logger[logLevelOf(status)](
        {
          requestId,
          address: this.#where.address,
          actor: this.#signedIn?.id,
          // The name is arbitrary client input; one of several megabytes must not reach the log.
          operation: this.#dependencies.operations.has(name) || name === renewSocket ? name : undefined,
          wire: 'socket',
          status,
          code,
          ms,
        },
        'request',
      );
    }
  }

  async #call(name: string, args: readonly unknown[], requestId: string): Promise<unknown> {
    if (this.#inFlight.size >= this.#dependencies.callsInFlight)
      throw new TooManyInFlight({ retryAfterSeconds: 1 });
    const operation = this.#dependencies.operations.get(name);
    if (!operation && name !== renewSocket) throw new UnknownOperation();
    const { fields, key } = readCall(args);
    if (!operation) return this.#renew(readRenewal(fields, this.#byCookie));
    const meta: Meta = { requestId, wire: 'socket', ...this.#where, ...key };
    const actor = await this.#actor(operation.access === 'public');
    // Files are not accepted over sockets: one frame would block all others.
    if (actor && sendsFiles(operation.input, fields)) throw new UseHttp();
    return this.#dependencies.dispatcher.dispatch(operation, { input: fields, actor, meta });
  }

  /** Authenticates at each call, because the session may end at any time. Public operations ignore an invalid token. */
  async #actor(isPublic: boolean): Promise<Actor | null> {
    if (this.#token === undefined) return null;
    try {
      return await this.#dependencies.authenticator.authenticate(this.#token);
    } catch (error) {
      if (isPublic && error instanceof TokenRejected) return null;
      throw error;
    }
  }

  /** A cookie that was refreshed over HTTP renews the socket as well. */
  async #expire(): Promise<void> {
    if (this.#byCookie && (await this.#renew(undefined).catch(() => undefined))) return;
    this.#socket.disconnect(true);
  }

  async #renew(given: string | undefined): Promise<Record<string, never>> {
    const { authenticator } = this.#dependencies;
    if (!this.#signedIn) throw new NotSignedIn();
    const { token, signedIn } =
      given === undefined
        ? await authenticator.renew(this.#signedIn)
        : { token: given, signedIn: await authenticator.authenticate(given) };
    if (signedIn.id !== this.#signedIn.id)
      throw new NotAllowed({ detail: 'The token belongs to another user' });
    // A socket that has disconnected meanwhile would stay in its rooms for ever.
    if (this.#socket.connected) this.signIn(token, signedIn);
    return {};
  }
}
