import type { AnyEventType, DomainEvent, EventData } from '../../domain/kernel/event.ts';
import type { Instant } from '../../domain/kernel/id.ts';
import type { FrameType, OutgoingFrame } from './frame.ts';
import type { Needs, Resolved } from './operation.ts';

/** An event as it stands in the journal. */
export interface StoredEvent<D = Readonly<Record<string, unknown>>> extends DomainEvent<string, D> {
  readonly id: string;
  readonly at: Instant;
}
type StoredEventOf<T extends AnyEventType> = T extends AnyEventType
  ? {
      readonly name: T['eventName'];
      readonly version: number;
      readonly data: EventData<T>;
      readonly id: string;
      readonly at: Instant;
    }
  : never;

export interface Progress {
  /** There is more to do: called again with this, in another transaction, at once. */
  readonly more?: string;
  /** Milliseconds to wait before that: what is long and in no hurry leaves room for everybody else. */
  readonly pause?: number;
  /** Pushed when this step is stored, never before. */
  readonly push?: readonly OutgoingFrame[];
}

/**
 * When a subscriber runs:
 * - `at-once`: in the command's own transaction;
 * - `live`: after the commit, in this process, at most once. For frames whose truth is in the tables already;
 * - `later`: a projection. Its effects and the mark that it is done are one transaction: exactly once;
 * - `leased`: an effect on the world outside, at least once; `fact.id` is its idempotency key.
 */
export type When = 'in-transaction' | 'after-commit' | 'projection' | 'side-effect';

export interface Subscriber {
  readonly name: string;
  readonly when: When;
  readonly on: readonly AnyEventType[];
  readonly frames: readonly FrameType[];
  readonly needs: Needs;
  handle(event: StoredEvent, ports: unknown, cursor: string | undefined): Promise<Progress | undefined>;
}

/**
 * Declares what follows from facts, named for what it does (`feed.fan-out`). `later` and `leased` ones read
 * current rows, never state from the event: one that backs off may be overtaken.
 */
export function subscriber<const E extends readonly AnyEventType[], N extends Needs>(spec: {
  readonly name: string;
  readonly when: When;
  readonly on: E;
  readonly frames?: readonly FrameType[];
  readonly needs: N;
  handle(
    event: StoredEventOf<E[number]>,
    ports: Resolved<N>,
    cursor: string | undefined,
  ): Promise<Progress | undefined>;
}): Subscriber {
  return { frames: [], ...spec } as unknown as Subscriber;
}
