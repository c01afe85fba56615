import type { BoundSubscribers } from '../events/bound-subscribers.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { OutboxRelay } from '../outbox/outbox-relay.ts';
import type { Bus } from './bus.ts';

/** Long enough for the process that committed to take the messages itself, if it takes any. */
const coalesceMs = 100;

/** Commits of one process wake the outbox workers of the others, for messages that it does not handle itself. */
export function shareOutbox(
  bus: Bus,
  events: EventBus,
  subscribers: BoundSubscribers,
  relay: OutboxRelay,
): void {
  const due = new Set<string>();
  events.on('**', ({ name }) => {
    const durable = subscribers.durable(name);
    if (durable.size === 0) return;
    if (due.size === 0)
      setTimeout(() => {
        bus.publish('outbox', () => Buffer.from(JSON.stringify([...due])));
        due.clear();
      }, coalesceMs).unref();
    for (const subscriber of durable) due.add(subscriber);
  });
  bus.on('outbox', (payload) => relay.wake(JSON.parse(String(payload)) as string[]));
}
