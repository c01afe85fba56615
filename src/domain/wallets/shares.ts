import { type Amount, equalParts } from './money.ts';

export const splits = ['equal', 'random'] as const;
export type Split = (typeof splits)[number];

/** A uniformly distributed integer from 0 to `below - 1`. */
export type Pick = (below: number) => number;

/**
 * Parts an amount into `count` shares of at least 1; `count` must not exceed it. Random shares lie
 * between uniformly chosen cuts, so all of them have the same distribution.
 */
export function drawShares(amount: Amount, count: number, split: Split, pick: Pick): Amount[] {
  if (split === 'equal') return equalParts(amount, count);
  const cuts = [...distinct(count - 1, amount - 1, pick), amount].sort((a, b) => a - b);
  return cuts.map((cut, i) => cut - (cuts[i - 1] ?? 0));
}

/** `count` different integers from 1 to `most` (Floyd's algorithm). */
function distinct(count: number, most: number, pick: Pick): Set<number> {
  const chosen = new Set<number>();
  for (let last = most - count + 1; last <= most; last++) {
    const one = 1 + pick(last);
    chosen.add(chosen.has(one) ? last : one);
  }
  return chosen;
}
