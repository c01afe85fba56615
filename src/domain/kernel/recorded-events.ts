import type { DomainEvent } from './event.ts';

// Kept beside the aggregates, not in them, so that they stay plain data to whoever stores them.
const recorded = new WeakMap<object, DomainEvent[]>();

/** Called by an aggregate's methods: what just happened to it. */
export function record(aggregate: object, event: DomainEvent): void {
  const events = recorded.get(aggregate);
  if (events) events.push(event);
  else recorded.set(aggregate, [event]);
}

/** Takes what an aggregate has recorded; a second call gets nothing. */
export function takeEvents(aggregate: object): readonly DomainEvent[] {
  const events = recorded.get(aggregate) ?? [];
  recorded.delete(aggregate);
  return events;
}
