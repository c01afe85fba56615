declare const brand: unique symbol;

/** A UUIDv7 as text, told apart by what it names. */
export type Id<Of extends string = string> = string & { readonly [brand]: Of };

export type UserId = Id<'User'>;

/** Milliseconds since 1970, UTC. */
export type Instant = number;
