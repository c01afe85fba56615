import type { Output } from '../../client/index.ts';

/** An item read on its own. */
export type WholeItem = Output<'wardrobe.get-item'>;
export type WholeOwnItem = Extract<WholeItem, { readonly own: true }>;
