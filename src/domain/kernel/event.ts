import type { Id } from './id.ts';

/**
 * The kinds of event fields. Events carry ids, not content: subscribers read current rows. An `owner` is the id of the
 * person or thing that owns the changed rows; the event is stored in the same shard. At most one field has this kind.
 */
type FieldKinds = {
  id: string;
  owner: string;
  ids: readonly string[];
  text: string;
  flag: boolean;
  number: number;
};
/** The kinds as subscribers read them; `Id<never>` is assignable to every kind of id. */
type ReadKinds = Omit<FieldKinds, 'id' | 'owner' | 'ids'> & {
  id: Id<never>;
  owner: Id<never>;
  ids: readonly Id<never>[];
};
export type EventFields = Readonly<Record<string, keyof FieldKinds>>;

/** Something that happened in the domain. */
export interface DomainEvent<N extends string = string, D = Readonly<Record<string, unknown>>> {
  readonly name: N;
  readonly version: number;
  readonly data: D;
  /** The value of the field of kind `owner`. */
  readonly ownerId?: string;
}

/** A kind of event; call it with the data to create an event. `fields` is its payload schema. */
export interface EventType<N extends string, F extends EventFields> {
  (data: { readonly [K in keyof F]: FieldKinds[F[K]] }): DomainEvent<N>;
  readonly eventName: N;
  readonly version: number;
  readonly fields: F;
}

/** Any kind of event, for code that only needs its name and schema. */
export type AnyEventType = Pick<EventType<string, EventFields>, 'eventName' | 'version' | 'fields'>;

/** The data of a kind of event, as subscribers read it. */
export type EventData<T extends AnyEventType> = {
  readonly [K in keyof T['fields']]: ReadKinds[T['fields'][K]];
};

/** Declares a kind of event. Changing the meaning of a field requires a new `version`. */
export function eventType<const N extends string, const F extends EventFields>(
  eventName: N,
  version: number,
  fields: F,
): EventType<N, F> {
  const owner = Object.keys(fields).find((field) => fields[field] === 'owner');
  const create = (data: Readonly<Record<string, unknown>>) => ({
    name: eventName,
    version,
    data: { ...data },
    ...(owner !== undefined && { ownerId: data[owner] as string }),
  });
  return Object.assign(create, { eventName, version, fields });
}
