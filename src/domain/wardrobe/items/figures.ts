import { type Day, daysBetween } from '../calendar.ts';
import type { Category } from './category.ts';
import type { Ownership, Place } from './item-state.ts';
import type { Money } from './money.ts';

/** What is stored about an item, its wears and its washes. */
export interface ItemHistory {
  readonly category: Category;
  readonly ownership: Ownership;
  readonly place: Place;
  readonly washEvery: number | null;
  /** How many identical copies there are; a wear wears one of them. */
  readonly quantity: number;
  readonly price: Money | null;
  readonly proceeds: Money | null;
  /** Wears before the owner began to log them. */
  readonly priorWears: number;
  readonly loggedWears: number;
  readonly lastWorn: Day | null;
  /** Logged wears on days after the last wash; all of them if it was never washed. */
  readonly wearsSinceWash: number;
  /** The day it was bought, or else added. */
  readonly since: Day;
  /** The day it was gone, or else today. */
  readonly until: Day;
}

/** Figures derived from an item's history. */
export interface ItemFigures {
  readonly wears: number;
  readonly lastWorn: Day | null;
  readonly wearsSinceWash: number;
  /** Every copy has been worn as often as it may be between washes. */
  readonly dirty: boolean;
  /** Can be worn now: owned, in the closet and clean. */
  readonly ready: boolean;
  /** Price minus proceeds. */
  readonly cost: Money | null;
  /** Rounded to the nearest minor unit, half up. */
  readonly costPerWear: Money | null;
  /** Two decimals; the first month counts as a whole one. */
  readonly wearsPerMonth: number;
  /** Days since it was last worn, or else acquired; null unless it is owned. */
  readonly dormantDays: number | null;
}

const daysPerMonth = 365.25 / 12;

export function figuresOf(events: ItemHistory): ItemFigures {
  const { ownership, washEvery, wearsSinceWash, lastWorn, since, until } = events;
  const wears = events.priorWears + events.loggedWears;
  const dirty = washEvery !== null && wearsSinceWash >= washEvery * events.quantity;
  const cost = costOf(events);
  const months = Math.max(1, daysBetween(since, until) / daysPerMonth);
  return {
    wears,
    lastWorn,
    wearsSinceWash,
    dirty,
    ready: ownership === 'owned' && events.place === 'closet' && !dirty,
    cost,
    costPerWear: cost && perWear(cost, wears),
    wearsPerMonth: Math.round((wears / months) * 100) / 100,
    dormantDays: ownership === 'owned' ? Math.max(0, daysBetween(lastWorn ?? since, until)) : null,
  };
}

const costOf = ({ price, proceeds }: Pick<ItemHistory, 'price' | 'proceeds'>): Money | null =>
  price && { amount: price.amount - (proceeds?.amount ?? 0n), currency: price.currency };

/** Null before the first wear. */
export function perWear({ amount, currency }: Money, wears: number): Money | null {
  if (wears === 0) return null;
  const [twice, by] = [2n * amount + BigInt(wears), 2n * BigInt(wears)];
  // BigInt division truncates towards zero; rounding half up needs the floor.
  const floor = twice / by - (twice % by < 0n ? 1n : 0n);
  return { amount: floor, currency };
}
