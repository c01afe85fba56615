import type { Port } from '../../../application/kernel/operation.ts';
import type {
  BatchProgress,
  Progress,
  StoredEvent,
  Subscriber,
  When,
} from '../../../application/kernel/subscriber.ts';

/** A subscriber with its resolved ports. */
export interface BoundSubscriber {
  readonly name: string;
  readonly on: readonly string[];
  /** True when its only effect is to push frames. */
  readonly pushes: boolean;
  readonly when: When;
  handle(event: StoredEvent, cursor: string | undefined): Promise<Progress | undefined>;
  /** Present for subscribers that take several events together. */
  readonly handleAll?: (events: readonly StoredEvent[]) => Promise<BatchProgress | undefined>;
}

/** Runs a subscriber for these events; for tracing. */
export type AroundSubscriber = <P extends Pick<Progress, 'push'>>(
  name: string,
  events: readonly StoredEvent[],
  run: () => Promise<P | undefined>,
) => Promise<P | undefined>;

type Resolve = <T>(port: Port<T>) => T;
const none: readonly BoundSubscriber[] = [];
const noNames: ReadonlySet<string> = new Set();

/** All subscribers by event. Ports are resolved at first use, since some depend on the unit of work. */
export class BoundSubscribers {
  readonly all: readonly BoundSubscriber[];
  readonly #resolvePorts: readonly (() => unknown)[];
  readonly #byEvent: ReadonlyMap<string, readonly BoundSubscriber[]>;
  readonly #durableByEvent: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(subscribers: readonly Subscriber[], resolve: Resolve, around?: AroundSubscriber) {
    const bound = subscribers.map((subscriber) => bind(subscriber, resolve));
    this.all = bound.map(({ subscriber }) => (around ? wrapped(subscriber, around) : subscriber));
    this.#resolvePorts = bound.map(({ ports }) => ports);
    const names = new Set(this.all.flatMap(({ on }) => on));
    this.#byEvent = new Map([...names].map((name) => [name, this.all.filter(({ on }) => on.includes(name))]));
    this.#durableByEvent = new Map(
      [...this.#byEvent].map(([name, on]) => [name, new Set(on.filter(isDurable).map((one) => one.name))]),
    );
  }

  /** Resolves every port, so that a missing binding fails at start. */
  resolveAll(): void {
    for (const ports of this.#resolvePorts) ports();
  }

  of(eventName: string): readonly BoundSubscriber[] {
    return this.#byEvent.get(eventName) ?? none;
  }

  /** The names of the events that durable subscribers take. */
  durableEvents(): string[] {
    return [...this.#durableByEvent].filter(([, names]) => names.size > 0).map(([name]) => name);
  }

  /** The names of the subscribers that get an outbox message for each such event. */
  durable(eventName: string): ReadonlySet<string> {
    return this.#durableByEvent.get(eventName) ?? noNames;
  }
}

function bind(subscriber: Subscriber, resolve: Resolve) {
  let resolved: Record<string, unknown> | undefined;
  const ports = () =>
    (resolved ??= Object.fromEntries(
      Object.entries(subscriber.needs).map(([name, port]) => [name, resolve(port)]),
    ));
  const { name, when } = subscriber;
  const bound: BoundSubscriber = {
    name,
    when,
    on: subscriber.on.map(({ eventName }) => eventName),
    pushes: subscriber.frames.length > 0,
    handle: (event, cursor) => subscriber.handle(event, ports(), cursor),
    ...(subscriber.handleAll && {
      handleAll: (events: readonly StoredEvent[]) => subscriber.handleAll!(events, ports()),
    }),
  };
  return { subscriber: bound, ports };
}

const wrapped = (subscriber: BoundSubscriber, around: AroundSubscriber): BoundSubscriber => ({
  ...subscriber,
  handle: (event, cursor) => around(subscriber.name, [event], () => subscriber.handle(event, cursor)),
  ...(subscriber.handleAll && {
    handleAll: (events) => around(subscriber.name, events, () => subscriber.handleAll!(events)),
  }),
});

const isDurable = ({ when }: BoundSubscriber): boolean => when === 'projection' || when === 'side-effect';
