import { NotAllowed, NotSignedIn } from '../../../application/kernel/errors.ts';
import type { OpenConnection } from '../../../application/kernel/operation.ts';
import type { Authenticator } from '../../../application/kernel/ports.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import { NotReady, TooManyInFlight } from '../../refusals.ts';
import type { Caller, Outcome, Request, WireCall } from '../calls/caller.ts';
import { overloaded } from '../calls/overloaded.ts';
import type { ClientInfo } from '../requests/address.ts';
import type { Credentials } from '../sign-in/sign-in.ts';
import { CallsInFlight } from './calls-in-flight.ts';
import type { Timers } from './timers.ts';

/** Why the service ends a connection. */
export type EndReason = 'session-ended' | 'token-expired' | 'stopping';

/** What a wire does with a connection of its protocol. */
export interface Peer {
  /** Tells the client why, and closes. */
  close(reason: EndReason): void;
  /** Closes at once, for a client that does not read. */
  terminate(): void;
  /** What waits for the client to read it, in the unit of the wire's `maxBacklog`. */
  backlog(): number;
  /** Asks the client for a sign of life, upon which the wire calls `alive`. */
  ping?(): void;
  /** Tells the client that frames may have been lost. */
  resync?(): void;
  /** Called a minute before the token expires, if the client can send a new one. */
  expiring?(expiresAt: Instant): void;
}

/** What connections of a wire have in common. */
export interface ConnectionOptions {
  readonly caller: Caller;
  readonly authenticator: Authenticator;
  readonly timers: Timers;
  /** Calls that may run and wait at the same time. */
  readonly callsInFlight: number;
  /** Calls run one after the other, in the order of their arrival. */
  readonly inOrder: boolean;
  /** What may wait for a client to read it, in the unit of `Peer.backlog`; beyond, the connection is cut. */
  readonly maxBacklog: number;
  /** Milliseconds to wait for running calls, and then for the client, before a connection is cut. */
  readonly closeTimeoutMs: number;
}

/** Finds connections by their session. */
export interface SessionIndex {
  /** The connection has renewed its token, and with it perhaps its session. */
  moved(connection: Connection, before: string): void;
}

const warnBeforeMs = 60_000;

/** A client that stays connected, signed in or not. */
export class Connection<P extends Peer = Peer> implements OpenConnection {
  readonly peer: P;
  readonly client: ClientInfo;
  readonly #options: ConnectionOptions;
  readonly #sessions: SessionIndex;
  readonly #calls: CallsInFlight;
  #credentials: Credentials | undefined;
  #cancelTimer = () => {};
  #isOpen = true;
  #ending: Promise<void> | undefined;
  #isStopping = false;
  #isAlive = true;
  #watched: Set<Id> | undefined;
  #closers: (() => void)[] = [];

  constructor(
    peer: P,
    client: ClientInfo,
    credentials: Credentials | undefined,
    options: ConnectionOptions,
    sessions: SessionIndex,
  ) {
    this.peer = peer;
    this.client = client;
    this.#options = options;
    this.#sessions = sessions;
    this.#calls = new CallsInFlight(options.callsInFlight, options.inOrder);
    if (credentials) this.#use(credentials);
  }

  get userId(): UserId | undefined {
    return this.#credentials?.signedIn.id;
  }

  get sessionId(): string | undefined {
    return this.#credentials?.signedIn.sessionId;
  }

  /** Made when it is first used, since most sockets of a crowd watch nothing. */
  get watched(): Set<Id> {
    this.#watched ??= new Set();
    return this.#watched;
  }

  isWatching(id: Id): boolean {
    return this.#watched?.has(id) === true;
  }

  whenClosed(run: () => void): void {
    if (this.#isOpen) this.#closers.push(run);
    else run();
  }

  /** Cuts the connection of a client that does not read what it gets; returns whether it did. */
  cutIfSlow(): boolean {
    const isSlow = this.peer.backlog() > this.#options.maxBacklog;
    if (isSlow) this.peer.terminate();
    return isSlow;
  }

  /** The client can leave out the token of a renewal: a refresh of its cookie renews it. */
  get byCookie(): boolean {
    return this.#credentials?.byCookie === true;
  }

  /** Runs an operation for the user of this connection. A refusal is an outcome; never throws. */
  async call(request: Request): Promise<Outcome> {
    const { caller } = this.#options;
    // Answers fill the memory as well as frames do.
    const mustShed = this.#calls.isCongested || this.cutIfSlow();
    const shed = mustShed ? overloaded() : caller.shed(caller.kindOf(request.name));
    if (shed) return { ok: false, problem: shed };
    return this.answer((call) => call.run(request, this.authenticate, { connection: this }));
  }

  /** Runs what is no operation, also with a log line and within the limit of calls. */
  answer(work: (call: WireCall) => Promise<unknown>): Promise<Outcome> {
    const call = this.#options.caller.begin(this.client);
    const { isFull } = this.#calls;
    const isStopping = this.#isStopping;
    return this.#calls.run(() =>
      call.outcomeOf(async () => {
        if (isStopping) throw new NotReady();
        if (isFull) throw new TooManyInFlight({ retryAfterSeconds: 1 });
        return work(call);
      }),
    );
  }

  /** At each call, because the session may end at any time. */
  readonly authenticate = async () =>
    this.#credentials && this.#options.authenticator.authenticate(this.#credentials.token);

  /** With a new token of the same user, or with that of the refreshed cookie. Throws what `Authenticator` does. */
  async renew(token: string | undefined): Promise<void> {
    const { authenticator } = this.#options;
    const current = this.#credentials;
    if (!current) throw new NotSignedIn();
    const renewed =
      token === undefined
        ? await authenticator.renew(current.signedIn)
        : { token, signedIn: await authenticator.authenticate(token) };
    if (renewed.signedIn.id !== current.signedIn.id)
      throw new NotAllowed({ detail: 'The token belongs to another user' });
    if (!this.#isOpen) return;
    this.#use({ ...renewed, byCookie: current.byCookie });
    this.#sessions.moved(this as unknown as Connection, current.signedIn.sessionId);
  }

  /** Closes once the running calls have been answered, and those that arrive meanwhile. */
  async end(reason: EndReason): Promise<void> {
    if (!this.#isOpen) return;
    if (reason === 'stopping') this.#isStopping = true;
    this.#ending ??= this.#end(reason);
    await this.#ending;
  }

  async #end(reason: EndReason): Promise<void> {
    const { timers, closeTimeoutMs } = this.#options;
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const cancel = timers.after(closeTimeoutMs, resolve);
    await Promise.race([this.#calls.settled(), patience]);
    cancel();
    if (!this.#isOpen) return;
    this.peer.close(reason);
    this.#cancelTimer();
    // The client may not answer the closing handshake.
    if (this.#isOpen) this.#cancelTimer = timers.after(closeTimeoutMs, () => this.peer.terminate());
  }

  alive(): void {
    this.#isAlive = true;
  }

  /** Closes the connection of a client that has given no sign of life since the last ping. */
  ping(): void {
    if (this.#isAlive) this.peer.ping?.();
    else this.peer.terminate();
    this.#isAlive = false;
  }

  /** The registry calls it when the transport has closed. */
  closed(): void {
    this.#isOpen = false;
    this.#cancelTimer();
    for (const run of this.#closers.splice(0)) run();
  }

  #use(credentials: Credentials): void {
    this.#credentials = credentials;
    const { timers } = this.#options;
    const { expiresAt } = credentials.signedIn;
    const untilExpiry = () => Math.max(0, expiresAt - timers.now());
    const awaitExpiry = () => {
      this.#cancelTimer = timers.after(untilExpiry(), () => void this.#expire());
    };
    const warn = () => {
      this.peer.expiring?.(expiresAt);
      awaitExpiry();
    };
    this.#cancelTimer();
    if (this.peer.expiring) this.#cancelTimer = timers.after(Math.max(0, untilExpiry() - warnBeforeMs), warn);
    else awaitExpiry();
  }

  /** A cookie that was refreshed over HTTP renews the connection as well. */
  async #expire(): Promise<void> {
    const renewed = this.byCookie && (await this.renew(undefined).then(...yesOrNo));
    if (!renewed) await this.end('token-expired');
  }
}

const yesOrNo = [() => true, () => false] as const;
