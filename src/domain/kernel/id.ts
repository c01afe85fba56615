declare const brand: unique symbol;

/** A UUIDv7 as text; the type parameter says what it identifies. */
export type Id<Of extends string = string> = string & { readonly [brand]: Of };

export type UserId = Id<'User'>;

/** Milliseconds since 1970, UTC. */
export type Instant = number;
