import type { z } from 'zod';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { Refusal, type RefusalType } from '../../domain/kernel/refusal.ts';
import type { RetryAlone } from './concurrency/group-commit.ts';
import type { FrameType } from './frame.ts';

export const roles = ['user', 'moderator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** The caller, always taken from the token, never from the input. */
export interface Actor {
  readonly id: UserId;
  readonly role: Role;
  readonly sessionId: string;
  /** Signed in with a second factor, a recovery code, or a passkey. */
  readonly withFactor: boolean;
}

/** `moderator` also lets admins in. */
export type Access = 'public' | 'signed-in' | 'moderator' | 'admin';

/** What a caller's role opens, beside what everyone who signed in may do. */
export const opens = (role: Role, access: Access): boolean =>
  access === 'admin' ? role === 'admin' : access !== 'moderator' || role !== 'user';

/** With `REQUIRE_FACTOR=staff` such an operation refuses sign-ins without a second factor. */
export const isForStaff = ({ access }: { readonly access: Access }): boolean =>
  access !== 'public' && access !== 'signed-in';

/** A client's connection that gets frames: the same object at each of its calls. */
export interface OpenConnection {
  /** What the client watches over this connection. */
  readonly watched: Set<Id>;
  /** Runs once it has closed; at once if it has closed already. */
  whenClosed(run: () => void): void;
}

/** What the transport knows about a call beside its input. */
export interface Meta {
  readonly requestId: string;
  /** The name of the wire; `internal` for command lines. */
  readonly wire: string;
  /** The caller's network address, as seen by the outermost trusted proxy. */
  readonly address: string;
  readonly userAgent?: string;
  readonly idempotencyKey?: string;
  /** Of calls over a socket; one HTTP request, or a JSON-RPC call, has none. */
  readonly connection?: OpenConnection;
  /** Over HTTP, of operations whose body is signed: the bytes as they arrived, and the header that signs them. */
  readonly raw?: { readonly body: Uint8Array; readonly signature: string | undefined };
  /** The caller signed in with a cookie that the answer replaces, so the previous session becomes unusable. */
  readonly replacesCookie?: boolean;
}

export interface Call<I, A extends Access> {
  readonly input: I;
  readonly actor: A extends 'public' ? Actor | null : Actor;
  readonly meta: Meta;
}

/** A port is an abstract class: its type and its injection token in one declaration. */
export type Port<T = unknown> = abstract new (...args: never[]) => T;
export type Needs = Readonly<Record<string, Port>>;
export type Resolved<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends abstract new (...args: never[]) => infer T ? T : never;
};

/** `points` calls in `seconds`, counted per address, per account, or per key computed from the input. */
export interface Limit<I = never> {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly per: 'address' | 'account' | ((input: I) => string | undefined);
}

interface Spec<
  N extends string,
  A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
> {
  readonly name: N;
  readonly summary: string;
  /** Details for the API documents: units, limits, special cases. */
  readonly description?: string;
  readonly access: A;
  readonly input: I;
  readonly output: O;
  /** Its own refusals, without those that every operation has (sign-in, fields, limits). */
  readonly refuses: readonly RefusalType[];
  readonly needs: P;
  /** Its own limits, in addition to the general ones; checked before any work. */
  readonly limits?: readonly Limit<z.output<I>>[];
  /** A suspended person may call this command too; queries and public operations are open to them anyway. */
  readonly whileSuspended?: true;
  /** Frames that the call pushes without an event (typing), without those of subscribers. */
  readonly frames?: readonly FrameType[];
  /** It is about the connection over which it is called, so HTTP and JSON-RPC do not offer it. */
  readonly overSockets?: true;
}

export interface CommandSpec<
  N extends string,
  A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
  Prepared,
  Done,
> extends Spec<N, A, I, O, P> {
  /** Slow work before the transaction (hashing, storing files), while no database connection is held. */
  prepare?(call: Call<z.output<I>, A>, ports: Resolved<P>): Promise<Prepared>;
  /** Runs in the unit of work, and again from the start after a conflict. */
  handle(call: Call<z.output<I>, A> & { readonly prepared: Prepared }, ports: Resolved<P>): Promise<Done>;
  /** Reads the answer after the work is stored. Without it the result of `handle` is the answer. */
  answer?(done: Done, call: Call<z.output<I>, A>, ports: Resolved<P>): Promise<z.input<O>>;
  /** False when an `Idempotency-Key` is ignored because the answer holds secrets. */
  readonly replayable?: boolean;
}

/** A command that is called so often that calls share transactions (group commit). */
export interface BatchedCommandSpec<
  N extends string,
  A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
  Done,
> extends Spec<N, A, I, O, P> {
  /** Calls with the same key that arrive while a transaction runs share the next one; undefined runs alone. */
  batchKey(input: z.output<I>): string | undefined;
  /**
   * Resolves to one outcome per call, in order; without `mayWait`, `RetryAlone` for a call whose key is locked. A refused call must not have written anything. When this
   * throws, each call runs alone. Runs again from the start after a conflict.
   */
  handleBatch(
    calls: readonly Call<z.output<I>, A>[],
    ports: Resolved<P>,
    mayWait: boolean,
  ): Promise<readonly (Done | Refusal | RetryAlone)[]>;
  /** See `CommandSpec`. */
  answer?(done: Done, call: Call<z.output<I>, A>, ports: Resolved<P>): Promise<z.input<O>>;
}

export interface QuerySpec<
  N extends string,
  A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
> extends Spec<N, A, I, O, P> {
  /**
   * Whether a call reads only what is the caller's own, so that no decision of others counts (a block, a ban) and a
   * replica may answer it.
   */
  readsOwn?(input: z.output<I>, actor: Actor): boolean;
  handle(call: Call<z.output<I>, A>, ports: Resolved<P>): Promise<z.input<O>>;
}

/** Any operation, for code that derives something from the catalogue. */
export interface Operation<
  N extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: 'command' | 'query';
  readonly name: N;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  readonly refuses: readonly RefusalType[];
  readonly needs: Needs;
  readonly limits?: readonly Limit[];
  readonly replayable?: boolean;
  readonly whileSuspended?: true;
  readonly frames?: readonly FrameType[];
  readonly overSockets?: true;
  readsOwn?(input: unknown, actor: Actor): boolean;
  batchKey?(input: unknown): string | undefined;
  handleBatch?(calls: readonly unknown[], ports: unknown, mayWait: boolean): Promise<readonly unknown[]>;
  prepare?(call: unknown, ports: unknown): Promise<unknown>;
  handle(call: unknown, ports: unknown): Promise<unknown>;
  answer?(done: unknown, call: unknown, ports: unknown): Promise<unknown>;
}

/** Declares a use case that changes state; it runs in one unit of work. */
export function command<
  const N extends string,
  const A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
  Prepared = undefined,
  Done = z.input<O>,
>(spec: CommandSpec<N, A, I, O, P, Prepared, Done>): Operation<N, I, O> {
  return { kind: 'command', ...spec } as unknown as Operation<N, I, O>;
}

/** Declares a command whose calls share transactions. */
export function batchedCommand<
  const N extends string,
  const A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
  Done = z.input<O>,
>(spec: BatchedCommandSpec<N, A, I, O, P, Done>): Operation<N, I, O> {
  const handle = async (call: Call<z.output<I>, A>, ports: Resolved<P>) => {
    const [outcome] = await spec.handleBatch([call], ports, true);
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  };
  return { kind: 'command', ...spec, handle } as unknown as Operation<N, I, O>;
}

/** Declares a use case that only reads. */
export function query<
  const N extends string,
  const A extends Access,
  I extends z.ZodType,
  O extends z.ZodType,
  P extends Needs,
>(spec: QuerySpec<N, A, I, O, P>): Operation<N, I, O> {
  return { kind: 'query', ...spec } as unknown as Operation<N, I, O>;
}
