export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];

export const ownerships = ['wished', 'owned', 'gone'] as const;
export type Ownership = (typeof ownerships)[number];

export const places = ['closet', 'storage', 'laundry', 'cleaner', 'repair', 'trip', 'lent', 'lost'] as const;
export type Place = (typeof places)[number];

/** Why an item is gone. A lost thing is a place, not an end. */
export const endings = ['sold', 'given', 'worn-out', 'returned'] as const;
export type Ending = (typeof endings)[number];

export const dayParts = ['morning', 'day', 'evening', 'night'] as const;
export type DayPart = (typeof dayParts)[number];
/** When on a day: all of it unless said. */
export const parts = ['whole', ...dayParts] as const;
export type Part = (typeof parts)[number];

export const guestStatuses = ['asked', 'going', 'declined'] as const;
export type GuestStatus = (typeof guestStatuses)[number];

export const collectionKinds = ['lookbook', 'capsule', 'packing', 'wishlist', 'moodboard'] as const;
export type CollectionKind = (typeof collectionKinds)[number];

/** A calendar day in its owner's time zone, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: true };

/** Minor units and their ISO 4217 currency. */
export interface Money {
  readonly amount: bigint;
  readonly currency: string;
}
