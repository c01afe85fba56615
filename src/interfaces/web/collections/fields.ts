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

/** The position that moves an entry up (-1) or down (1) among the others; undefined at the end of the list. */
export function positionBeside(
  entries: readonly Pick<Entry, 'refId' | 'position'>[],
  refId: string,
  step: 1 | -1,
): number | undefined {
  const i = entries.findIndex((one) => one.refId === refId);
  const j = i + step;
  return i < 0 || j < 0 || j >= entries.length ? undefined : j;
}
