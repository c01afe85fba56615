import type { AnyEventType, DomainEvent, EventData } from '../../domain/kernel/event.ts';
import type { Instant } from '../../domain/kernel/id.ts';
import type { FrameType, OutgoingFrame } from './frame.ts';
import type { Needs, Resolved } from './operation.ts';

/** An event as it is stored in the outbox. */
export interface StoredEvent<D = Readonly<Record<string, unknown>>> extends DomainEvent<string, D> {
  readonly id: string;
  readonly at: Instant;
  /** The W3C traceparent of what recorded it, if that was traced. */
  readonly trace?: string;
}
export type StoredEventOf<T extends AnyEventType> = T extends AnyEventType
  ? {
      readonly name: T['eventName'];
      readonly version: number;
      readonly data: EventData<T>;
      readonly id: string;
      readonly at: Instant;
    }
  : never;

export interface Progress {
  /** Set when there is more work: the subscriber is called again with this value, in a new transaction, at once. */
  readonly more?: string;
  /** Milliseconds to wait before the next call, so that long work without urgency does not slow down other work. */
  readonly pause?: number;
  /** Frames to push once this step is committed. */
  readonly push?: readonly OutgoingFrame[];
}

/** As `Progress`, for several events. */
export interface BatchProgress extends Pick<Progress, 'push'> {
  /** Ids of events that the batch leaves to `handle`, one after the other. */
  readonly left?: ReadonlySet<string>;
}

/**
 * When a subscriber runs:
 * - `in-transaction`: in the command's own transaction;
 * - `after-commit`: after the commit, in this process, at most once. For frames that clients can also read from
 *   the tables;
 * - `projection`: later, exactly once: its writes and the removal of the message are one transaction;
 * - `side-effect`: later, at least once, outside any transaction; `event.id` is the idempotency key.
 */
export type When = 'in-transaction' | 'after-commit' | 'projection' | 'side-effect';

export interface Subscriber {
  readonly name: string;
  readonly when: When;
  readonly on: readonly AnyEventType[];
  readonly frames: readonly FrameType[];
  readonly needs: Needs;
  handle(event: StoredEvent, ports: unknown, cursor: string | undefined): Promise<Progress | undefined>;
  /** Called instead of `handle`, with several events: see `batchSubscriber`. */
  handleAll?(events: readonly StoredEvent[], ports: unknown): Promise<BatchProgress | undefined>;
}

/**
 * Declares a reaction to domain events, named after what it does (`feed.fan-out`). A `projection` or
 * `side-effect` reads current rows, never state from the event: after a failure it is retried, and later events
 * may come first.
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

/**
 * Declares a subscriber that takes several events in a few statements: as `after-commit` all of its events of one
 * commit, as a `projection` up to a hundred that are due, in one transaction. If an event fails, the batch is rolled
 * back and halved until the event is alone.
 */
export const batchSubscriber = <const E extends readonly AnyEventType[], N extends Needs>(spec: {
  readonly name: string;
  readonly when: 'after-commit' | 'projection';
  readonly on: E;
  readonly frames?: readonly FrameType[];
  readonly needs: N;
  handleAll(
    events: readonly StoredEventOf<E[number]>[],
    ports: Resolved<N>,
  ): Promise<BatchProgress | undefined>;
  /** For events that `handleAll` leaves. */
  handle?(
    event: StoredEventOf<E[number]>,
    ports: Resolved<N>,
    cursor: string | undefined,
  ): Promise<Progress | undefined>;
}): Subscriber =>
  ({
    frames: [],
    handle: (event: StoredEventOf<E[number]>, ports: Resolved<N>) => spec.handleAll([event], ports),
    ...spec,
  }) as unknown as Subscriber;
