import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Admission } from '../../../application/kernel/admission.ts';
import type { Dispatcher } from '../../../application/kernel/dispatcher.ts';
import { InvalidFields, Overloaded, TokenRejected } from '../../../application/kernel/errors.ts';
import type { Actor, Meta, Operation } from '../../../application/kernel/operation.ts';
import { logLevelOf, type Problem, toProblem } from '../../problem.ts';
import { UnknownOperation, UseHttp } from '../../refusals.ts';
import type { ClientInfo } from '../requests/address.ts';
import { fieldsOf, idempotencyKeyOf } from './fields.ts';
import { overloaded } from './overloaded.ts';
import { sendsFiles } from './upload-fields.ts';

export interface CallerDependencies {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>;
  readonly admission: Pick<Admission, 'refuses'>;
  readonly logger: Logger;
  /** For the lines of calls: their fields are known, and redaction would cost a tenth of a request. */
  readonly callLog: Logger;
}

/** What a client asks for, in no particular encoding. */
export interface Request {
  /** Of an operation. */
  readonly name: string;
  /** Not checked yet; an `input` that is undefined has no fields. Throws a refusal when the client's text makes no sense. */
  read(): { readonly input?: unknown; readonly idempotencyKey?: unknown };
}

/** Resolves to the caller, or to undefined without credentials; throws `TokenRejected`. */
export type Authenticate = () => Promise<Actor | undefined>;

export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Runs the calls of one wire. */
export class Caller {
  readonly wire: string;
  readonly #dependencies: CallerDependencies;

  constructor(wire: string, dependencies: CallerDependencies) {
    this.wire = wire;
    this.#dependencies = dependencies;
  }

  /** The refusal under overload, before anything is read; it costs next to nothing, and many of them share a log line. */
  shed(kind: Operation['kind'] | undefined): Problem | undefined {
    return kind && this.#dependencies.admission.refuses(kind, this.wire) ? overloaded() : undefined;
  }

  /** Undefined for an unknown operation. */
  kindOf(name: string): Operation['kind'] | undefined {
    return this.#dependencies.operations.get(name)?.kind;
  }

  /** Throws `Overloaded`, for what is refused in another way than a call. */
  assertAdmitted({ kind }: Operation): void {
    if (this.#dependencies.admission.refuses(kind, this.wire)) throw new Overloaded({ retryAfterSeconds: 1 });
  }

  begin(client: ClientInfo, requestId: string = randomUUID()): WireCall {
    return new WireCall(this.wire, this.#dependencies, client, requestId);
  }

  /** Runs an operation. A refusal is an outcome; never throws. */
  async call(request: Request, client: ClientInfo, authenticate: Authenticate): Promise<Outcome> {
    const problem = this.shed(this.kindOf(request.name));
    if (problem) return { ok: false, problem };
    const call = this.begin(client);
    return call.outcomeOf(() => call.run(request, authenticate));
  }
}

/** One call: authenticates its caller, dispatches, and writes one log line. */
export class WireCall {
  readonly requestId: string;
  actor: Actor | null = null;
  readonly client: ClientInfo;
  /** The name of the operation, once it is known to exist: a client may send any text. */
  operation: string | undefined;
  readonly #wire: string;
  readonly #dependencies: CallerDependencies;
  readonly #startedAt = performance.now();
  #code: string | undefined;

  constructor(wire: string, dependencies: CallerDependencies, client: ClientInfo, requestId: string) {
    this.#wire = wire;
    this.#dependencies = dependencies;
    this.client = client;
    this.requestId = requestId;
  }

  /** Milliseconds since the call began. */
  get ms(): number {
    return performance.now() - this.#startedAt;
  }

  /** Finds, checks and dispatches an operation whose input came as one object, not over HTTP. */
  async run(
    { name, read }: Request,
    authenticate: Authenticate,
    more: Pick<Meta, 'connection'> = {},
  ): Promise<unknown> {
    const operation = this.#dependencies.operations.get(name);
    if (!operation) throw new UnknownOperation();
    this.operation = name;
    const { input = {}, idempotencyKey } = read();
    const fields = fieldsOf(input);
    if (fields.session === 'cookie')
      throw new InvalidFields({ errors: [{ pointer: '/session', detail: 'is only possible over HTTP' }] });
    const key = idempotencyKey === undefined ? {} : { idempotencyKey: idempotencyKeyOf(idempotencyKey) };
    await this.authenticate(authenticate, operation.access === 'public');
    // Files are only accepted by HTTP: here one would block all other calls of its connection.
    if (this.actor && sendsFiles(operation.input, fields)) throw new UseHttp();
    return this.dispatch(operation, fields, { ...key, ...more });
  }

  /** At each call, because the session may end at any time. Public operations ignore an invalid token. */
  async authenticate(authenticate: Authenticate, isPublic: boolean): Promise<void> {
    try {
      this.actor = (await authenticate()) ?? null;
    } catch (error) {
      if (!isPublic || !(error instanceof TokenRejected)) throw error;
    }
  }

  dispatch(operation: Operation, input: unknown, more: Partial<Meta> = {}): Promise<unknown> {
    const { requestId, actor } = this;
    const meta: Meta = { requestId, wire: this.#wire, ...this.client, ...more };
    return this.#dependencies.dispatcher.dispatch(operation, { input, actor, meta });
  }

  /** The problem that an error stands for; part of the log line. */
  problemOf(error: unknown): Problem {
    return this.refusedWith(toProblem(error, this.#dependencies.logger, this.requestId));
  }

  refusedWith(problem: Problem): Problem {
    this.#code = problem.code;
    return problem;
  }

  /** Ends the call with a refusal: its problem, after its log line. */
  refuse(error: unknown, message?: string): Problem {
    const problem = this.problemOf(error);
    this.log(problem.status, {}, message);
    return problem;
  }

  async outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
    try {
      const result = await work();
      this.log(200);
      return { ok: true, result };
    } catch (error) {
      return { ok: false, problem: this.refuse(error) };
    }
  }

  /** Call it once, when the call has its answer. */
  log(status: number, more: object = {}, message = 'request'): void {
    const line = {
      requestId: this.requestId,
      address: this.client.address,
      actor: this.actor?.id,
      operation: this.operation,
      wire: this.#wire,
      ...more,
      status,
      code: this.#code,
      ms: Math.round(this.ms * 10) / 10,
    };
    this.#dependencies.callLog[logLevelOf(status)](line, message);
  }
}
