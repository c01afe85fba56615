import { type Category, categories } from './category.ts';
import { daysBetween } from './days.ts';
import type { Day, Money, Ownership, Place } from './words.ts';

/** What the rows say of an item: its own, its wears and its washes. */
export interface ItemFacts {
  readonly category: Category;
  readonly ownership: Ownership;
  readonly place: Place;
  readonly washEvery: number | null;
  readonly price: Money | null;
  readonly proceeds: Money | null;
  /** Wears from before they were logged. */
  readonly priorWears: number;
  readonly loggedWears: number;
  readonly lastWorn: Day | null;
  /** Wears on days after that of the last wash; all that were logged when it was never washed. */
  readonly wearsSinceWash: number;
  /** Since when it is had: bought, else added. */
  readonly since: Day;
  /** Until when: gone, else today. */
  readonly until: Day;
}

/** What is derived of an item and never stored. */
export interface ItemFigures {
  readonly wears: number;
  readonly lastWorn: Day | null;
  readonly wearsSinceWash: number;
  readonly dirty: boolean;
  /** It can be put on now: owned, in the closet and clean. */
  readonly ready: boolean;
  /** Price less proceeds. */
  readonly cost: Money | null;
  /** Rounded to the nearest minor unit, half up. */
  readonly costPerWear: Money | null;
  /** Two decimals; less than a month counts as one. */
  readonly wearsPerMonth: number;
  /** Days since it was last worn, or since it is had; null unless it is owned. */
  readonly dormantDays: number | null;
}

const daysPerMonth = 365.25 / 12;

export function figuresOf(events: ItemFacts): ItemFigures {
  const { ownership, washEvery, wearsSinceWash, lastWorn, since, until } = events;
  const wears = events.priorWears + events.loggedWears;
  const dirty = washEvery !== null && wearsSinceWash >= washEvery;
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

const costOf = ({ price, proceeds }: Pick<ItemFacts, 'price' | 'proceeds'>): Money | null =>
  price && { amount: price.amount - (proceeds?.amount ?? 0n), currency: price.currency };

/** Null before the first wear. */
export function perWear({ amount, currency }: Money, wears: number): Money | null {
  if (wears === 0) return null;
  const [twice, by] = [2n * amount + BigInt(wears), 2n * BigInt(wears)];
  // BigInt division cuts towards zero; rounding half up needs the floor.
  const floor = twice / by - (twice % by < 0n ? 1n : 0n);
  return { amount: floor, currency };
}

/** Where an item goes on the body, as its category says. */
export const placeOnBody = (category: Category) => {
  const { slot, layer } = categories[category];
  return { slot, layer };
};
