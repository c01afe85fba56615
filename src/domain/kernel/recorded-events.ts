import type { DomainEvent } from './event.ts';

// Kept outside the aggregates, so that storage sees them as plain data.
const recorded = new WeakMap<object, DomainEvent[]>();

/** Called by an aggregate's methods when their decision is made. */
export function record(aggregate: object, event: DomainEvent): void {
  const events = recorded.get(aggregate);
  if (events) events.push(event);
  else recorded.set(aggregate, [event]);
}

/** Removes and returns the events that an aggregate has recorded. */
export function takeEvents(aggregate: object): readonly DomainEvent[] {
  const events = recorded.get(aggregate) ?? [];
  recorded.delete(aggregate);
  return events;
}
