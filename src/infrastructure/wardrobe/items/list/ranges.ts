import type { ItemOrder } from './orders.ts';

/** The way through the sort keys `k0`, `k1` and `id`. */
export interface Direction {
  readonly reversed: boolean;
  /** Reversed, but items without a value (`k0 = :none`) still come last. */
  readonly noneLast: boolean;
  /** The cursor stands among the items without a value. */
  readonly amongNone: boolean;
  /** The terms of `order by`; `of` is a prefix such as `page.` */
  order(of: string): string;
}

/** `key0` is the first key of the cursor, if there is one. */
export function directionOf(
  { none }: ItemOrder,
  reversed: boolean,
  key0: string | number | undefined,
): Direction {
  const noneLast = reversed && none !== undefined;
  const way = reversed ? ' desc' : '';
  return {
    reversed,
    noneLast,
    amongNone: noneLast && key0 === none,
    order: (of) =>
      [
        ...(noneLast ? [`${of}k0 = :none`] : []),
        ...['k0', 'k1', 'id'].map((key) => `${of}${key}${way}`),
      ].join(', '),
  };
}

/** Condition for the keys of `matched` after the cursor. */
export function keysAfter({ reversed, noneLast, amongNone }: Direction): string {
  const beyond = `(matched.k0, matched.k1, matched.id) ${reversed ? '<' : '>'} (:key0, :key1, :afterId)`;
  if (!noneLast) return beyond;
  return amongNone ? `matched.k0 = :none and ${beyond}` : `(matched.k0 = :none or ${beyond})`;
}

/** The rows in order, or those after the cursor: each is a range of the index, as conditions. */
export function rangesOf(
  { keys: [k0, k1] }: ItemOrder,
  direction: Direction,
  hasCursor: boolean,
): string[][] {
  const { reversed, noneLast, amongNone } = direction;
  const beyond = reversed ? '<' : '>';
  const valued = noneLast ? [`${k0} < :none`] : [];
  const none = noneLast && !amongNone ? [[`${k0} = :none`]] : [];
  if (!hasCursor) return [valued, ...none];
  const same = [`${k0} = :key0`];
  return [
    k1 === undefined
      ? [...same, `i.id ${beyond} :afterId`]
      : [...same, `${k1} = :key1`, `i.id ${beyond} :afterId`],
    ...(k1 === undefined ? [] : [[...same, `${k1} ${beyond} :key1`]]),
    ...(amongNone ? [] : [[`${k0} ${beyond} :key0`, ...valued]]),
    ...none,
  ];
}
