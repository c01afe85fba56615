import type { z } from 'zod';
import type { AnyEventType, DomainEvent, EventData } from '../../domain/kernel/event.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Needs, Resolved } from './operation.ts';

/** An event as it stands in the journal. */
export interface Fact<D = Readonly<Record<string, unknown>>> extends DomainEvent<string, D> {
  readonly id: string;
  readonly at: Instant;
}
type FactOf<T extends AnyEventType> = T extends AnyEventType
  ? {
      readonly name: T['eventName'];
      readonly version: number;
      readonly data: EventData<T>;
      readonly id: string;
      readonly at: Instant;
    }
  : never;

/** A kind of frame that sockets are sent; its schema goes into the AsyncAPI document. */
export interface FrameType<T extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly data: T;
}
export const frameType = <T extends z.ZodType>(name: string, summary: string, data: T): FrameType<T> => ({
  name,
  summary,
  data,
});

/** A frame with those it is for. One frame serves all its readers: nothing in it depends on who reads. */
export interface Push {
  readonly frame: FrameType;
  readonly data: unknown;
  readonly to: readonly UserId[];
}
export const push = <T extends z.ZodType>(
  frame: FrameType<T>,
  data: z.input<T>,
  to: readonly UserId[],
): Push => ({ frame, data, to });

export interface Announcement extends Push {
  /** Of the domain event: a client that sees one twice drops it. */
  readonly id: string;
  readonly at: Instant;
}
export function announce<T extends z.ZodType>(
  frame: FrameType<T>,
  fact: { readonly id: string; readonly at: Instant },
  data: z.input<T>,
  to: readonly UserId[],
): Announcement {
  return { ...push(frame, data, to), id: fact.id, at: fact.at };
}

export interface Progress {
  /** There is more to do: called again with this, in another transaction, at once. */
  readonly more?: string;
  /** Pushed when this step is stored, never before. */
  readonly announce?: readonly Announcement[];
}

/**
 * When a subscriber runs:
 * - `at-once`: in the command's own transaction;
 * - `live`: after the commit, in this process, at most once. For frames whose truth is in the tables already;
 * - `later`: a projection. Its effects and the mark that it is done are one transaction: exactly once;
 * - `leased`: an effect on the world outside, at least once; `fact.id` is its idempotency key.
 */
export type When = 'at-once' | 'live' | 'later' | 'leased';

export interface Subscriber {
  readonly name: string;
  readonly when: When;
  readonly hears: readonly AnyEventType[];
  readonly frames: readonly FrameType[];
  readonly needs: Needs;
  handle(fact: Fact, ports: unknown, cursor: string | undefined): Promise<Progress | undefined>;
}

/**
 * Declares what follows from facts, named for what it does (`feed.fan-out`). `later` and `leased` ones read
 * current rows, never state from the event: one that backs off may be overtaken.
 */
export function subscriber<const E extends readonly AnyEventType[], N extends Needs>(spec: {
  readonly name: string;
  readonly when: When;
  readonly hears: E;
  readonly frames?: readonly FrameType[];
  readonly needs: N;
  handle(
    fact: FactOf<E[number]>,
    ports: Resolved<N>,
    cursor: string | undefined,
  ): Promise<Progress | undefined>;
}): Subscriber {
  return { frames: [], ...spec } as unknown as Subscriber;
}
