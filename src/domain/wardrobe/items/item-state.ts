export const ownerships = ['wished', 'owned', 'gone'] as const;

export type Ownership = (typeof ownerships)[number];

export const places = ['closet', 'storage', 'laundry', 'cleaner', 'repair', 'trip', 'lent', 'lost'] as const;

export type Place = (typeof places)[number];

/** Why an item is gone. Lost items are not gone: `lost` is a place. */
export const goneReasons = ['sold', 'given', 'worn-out', 'returned'] as const;

export type GoneReason = (typeof goneReasons)[number];
