import type { Output } from '../../client/index.ts';

export type WholeCollection = Output<'wardrobe.get-collection'>;
export type OwnCollection = Extract<WholeCollection, { readonly own: true }>;
export type Entry = WholeCollection['entries'][number];
export type Kind = WholeCollection['kind'];

export const collectionKinds = [
  'packing',
  'capsule',
  'lookbook',
  'wishlist',
  'moodboard',
] as const satisfies readonly Kind[];

type Placed = Pick<Entry, 'refId' | 'position'>;

/** The two entries that change places when one goes up (-1) or down (1); none at the end of the list. */
export function swapped<E extends Placed>(entries: readonly E[], refId: string, step: 1 | -1): readonly E[] {
  const i = entries.findIndex((one) => one.refId === refId);
  const [one, other] = [entries[i], entries[i + step]];
  if (!one || !other) return [];
  // Entries that were put in one place have no order of their own.
  const [from, to] = one.position === other.position ? [i, i + step] : [one.position, other.position];
  return [
    { ...one, position: to },
    { ...other, position: from },
  ];
}
