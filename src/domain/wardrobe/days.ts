import type { Day } from './words.ts';

const dayMs = 24 * 3_600_000;

/** How many days later `to` is than `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
