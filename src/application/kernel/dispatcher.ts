import { GroupCommit } from './concurrency/group-commit.ts';
import { FactorNeeded, NotAllowed, NotSignedIn, TooManyRequests } from './errors.ts';
import { invalid } from './field-errors.ts';
import { resolveMe } from './me.ts';
import {
  type Actor,
  isForStaff,
  type Limit,
  type Meta,
  type Operation,
  opens,
  type Port,
} from './operation.ts';
import type { Suspensions } from './suspensions.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** A call as it passes through the behaviours. */
export interface Invocation {
  readonly operation: Operation;
  readonly input: unknown;
  readonly actor: Actor | null;
  readonly meta: Meta;
}

/** Middleware around every call, the outermost first: `(invocation, next) => next()`. */
export type Behaviour = (invocation: Invocation, next: () => Promise<unknown>) => Promise<unknown>;

/** Runs a command with an idempotency key once; see `idempotency.ts`. */
export interface Replays {
  run(
    invocation: Invocation,
    prepare: () => Promise<unknown>,
    work: (prepared: unknown) => Promise<unknown>,
  ): Promise<unknown>;
}

/** Counts against limits. */
export abstract class RateLimits {
  /** Takes `points`; resolves to the seconds to wait when the limit is exhausted. */
  abstract take(
    limit: Pick<Limit, 'name' | 'points' | 'seconds'>,
    key: string,
    points?: number,
  ): Promise<number | undefined>;
}

export interface GeneralLimits {
  readonly calls: Pick<Limit, 'name' | 'points' | 'seconds'>;
  readonly writes: Pick<Limit, 'name' | 'points' | 'seconds'>;
}

export interface DispatcherOptions {
  readonly operations: readonly Operation[];
  readonly resolve: <T>(port: Port<T>) => T;
  readonly limits: RateLimits | null;
  readonly suspensions: Suspensions;
  readonly generalLimits: GeneralLimits;
  readonly replays: Replays;
  readonly behaviours: readonly Behaviour[];
  /** Refuses operations of admins and moderators to sign-ins without a second factor. */
  readonly staffNeedsFactor?: boolean;
  /** Keeps the trace of a call for a function that is called elsewhere; only while calls are traced. */
  readonly bound?: <A extends readonly unknown[], R>(work: (...args: A) => R) => (...args: A) => R;
  /** Whether to validate results against their schemas: in tests and development. */
  readonly checkOutputs: boolean;
}

/** Runs every call, from every transport, through the same checks in the same order. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #ports = new Map<Operation, Record<string, unknown>>();
  readonly #unitOfWork: UnitOfWork;
  readonly #shared = new GroupCommit();

  /** Resolves all ports up front, so that a missing binding fails at start. */
  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#unitOfWork = options.resolve(UnitOfWork);
    for (const operation of options.operations) {
      const ports = Object.entries(operation.needs).map(([name, port]) => [name, options.resolve(port)]);
      this.#ports.set(operation, Object.fromEntries(ports));
    }
  }

  /** Throws a `Refusal` for every error that the caller can act on. */
  async dispatch(
    operation: Operation,
    call: { input: unknown; actor: Actor | null; meta: Meta },
  ): Promise<unknown> {
    const { actor, meta } = call;
    await this.#limit(operation, 'address', meta.address);
    if (operation.access !== 'public' && !actor) throw new NotSignedIn();
    if (actor && !opens(actor.role, operation.access)) throw new NotAllowed();
    if (this.#options.staffNeedsFactor && isForStaff(operation) && !actor?.withFactor)
      throw new FactorNeeded();
    if (actor) await this.#limitAccount(operation, actor);
    if (actor && closedToSuspended(operation)) this.#options.suspensions.assertMayWrite(actor.id);
    const parsed = operation.input.safeParse(resolveMe(call.input, actor));
    if (!parsed.success) throw invalid(parsed.error, call.input);
    await this.#limitByInput(operation, parsed.data);

    const invocation: Invocation = { operation, input: parsed.data, actor, meta };
    let next = () => this.#execute(invocation);
    for (const behaviour of this.#options.behaviours.toReversed()) {
      const inner = next;
      next = () => behaviour(invocation, inner);
    }
    const result = await next();
    return this.#options.checkOutputs ? operation.output.parse(result) : result;
  }

  async #execute(invocation: Invocation): Promise<unknown> {
    const { operation, input, actor, meta } = invocation;
    const ports = this.#ports.get(operation);
    const call = { input, actor, meta };
    if (operation.kind === 'query') return operation.handle(call, ports);

    const prepare = async () => operation.prepare?.(call, ports);
    const handle = (prepared: unknown) => operation.handle({ ...call, prepared }, ports);
    const answer = (done: unknown) => (operation.answer ? operation.answer(done, call, ports) : done);

    if (meta.idempotencyKey !== undefined && actor && operation.replayable !== false) {
      // Read the answer inside the transaction, so that it is stored together with the work or not at all.
      return this.#options.replays.run(invocation, prepare, async (prepared) => {
        const done = await handle(prepared);
        await this.#unitOfWork.flush();
        return answer(done);
      });
    }
    const key = operation.batchKey?.(input);
    if (key !== undefined) {
      const commit = (calls: readonly unknown[], mayWait: boolean) =>
        this.#unitOfWork.run(() => operation.handleBatch!(calls, ports, mayWait));
      const { bound } = this.#options;
      return answer(await this.#shared.run(operation.name, key, call, bound ? bound(commit) : commit));
    }
    const prepared = operation.prepare ? await prepare() : undefined;
    return answer(await this.#unitOfWork.run(() => handle(prepared)));
  }

  async #limit(operation: Operation, per: 'address' | 'account', key: string): Promise<void> {
    for (const limit of operation.limits ?? []) if (limit.per === per) await this.#take(limit, key);
  }

  async #limitAccount(operation: Operation, actor: Actor): Promise<void> {
    if (!this.#options.limits) return;
    await this.#take(this.#options.generalLimits.calls, actor.id);
    if (operation.kind === 'command') await this.#take(this.#options.generalLimits.writes, actor.id);
    await this.#limit(operation, 'account', actor.id);
  }

  async #limitByInput(operation: Operation, input: unknown): Promise<void> {
    for (const limit of operation.limits ?? []) {
      if (typeof limit.per !== 'function') continue;
      const key = limit.per(input as never);
      if (key !== undefined) await this.#take(limit, key);
    }
  }

  async #take(limit: Pick<Limit, 'name' | 'points' | 'seconds'>, key: string): Promise<void> {
    const wait = await this.#options.limits?.take(limit, key);
    if (wait !== undefined) throw new TooManyRequests({ retryAfterSeconds: Math.max(1, Math.ceil(wait)) });
  }
}

/** Suspended people may sign in, read, and do what their suspension is about; nothing else. */
export const closedToSuspended = ({ kind, access, whileSuspended }: Operation): boolean =>
  kind === 'command' && access !== 'public' && !whileSuspended;
