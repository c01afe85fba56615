export const collectionKinds = ['lookbook', 'capsule', 'packing', 'wishlist', 'moodboard'] as const;

export type CollectionKind = (typeof collectionKinds)[number];

export const entryKinds = ['item', 'outfit'] as const;

export type EntryKind = (typeof entryKinds)[number];

/** Capsules and packing lists count and pack the owner's things; the others may hold anything the owner may see. */
export const holdsOnlyOwnItems = (kind: CollectionKind): boolean => kind === 'capsule' || kind === 'packing';
