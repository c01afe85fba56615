import type { Id } from './id.ts';

/** What a field of an event may hold. Events carry ids, not content: readers look up current rows. */
type FieldKinds = { id: string; ids: readonly string[]; text: string; flag: boolean; number: number };
/** The same as a reader gets it: `Id<never>` goes wherever an id of some kind is asked for. */
type ReadKinds = Omit<FieldKinds, 'id' | 'ids'> & { id: Id<never>; ids: readonly Id<never>[] };
export type EventFields = Readonly<Record<string, keyof FieldKinds>>;

/** A fact that happened, as the domain states it. */
export interface DomainEvent<N extends string = string, D = Readonly<Record<string, unknown>>> {
  readonly name: N;
  readonly version: number;
  readonly data: D;
}

/** A kind of event: called with its data it makes the event. `fields` is its payload schema. */
export interface EventType<N extends string, F extends EventFields> {
  (data: { readonly [K in keyof F]: FieldKinds[F[K]] }): DomainEvent<N>;
  readonly eventName: N;
  readonly version: number;
  readonly fields: F;
}

/** Any kind of event, for those who only look at what it is. */
export type AnyEventType = Pick<EventType<string, EventFields>, 'eventName' | 'version' | 'fields'>;

/** The data of a kind of event, as its readers get it. */
export type EventData<T extends AnyEventType> = {
  readonly [K in keyof T['fields']]: ReadKinds[T['fields'][K]];
};

/** Declares a kind of event. A field that changes its meaning needs a new `version`. */
export function eventType<const N extends string, const F extends EventFields>(
  eventName: N,
  version: number,
  fields: F,
): EventType<N, F> {
  return Object.assign((data: object) => ({ name: eventName, version, data: { ...data } }), {
    eventName,
    version,
    fields,
  });
}
