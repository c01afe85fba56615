import type { TallyKind } from '../../application/kernel/ports.ts';
import type { Tallied } from '../kernel/tallies.read.ts';

/** The counts that a profile shows. */
export const countKinds = [
  'followers',
  'following',
  'friends',
  'posts',
  'items',
  'outfits',
] as const satisfies TallyKind[];
export type CountsRow = Tallied<(typeof countKinds)[number]>;
