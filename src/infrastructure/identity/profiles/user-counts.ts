import type { CounterKind } from '../../../application/kernel/ports.ts';
import type { CounterRow } from '../../kernel/counters/counters.read.ts';

/** Counts shown in a profile. */
export const countKinds = [
  'followers',
  'following',
  'friends',
  'posts',
  'items',
  'outfits',
] as const satisfies CounterKind[];
export type CountsRow = CounterRow<(typeof countKinds)[number]>;
