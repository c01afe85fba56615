import type { Colour } from './colour.ts';
import type { Ownership } from './item-state.ts';

export const itemGroupParts = [
  'ownership',
  'money',
  'category',
  'brand',
  'seasons',
  'colour',
  'unworn',
] as const;

/** Items that statistics count together. Owned items that were never worn are the group `unworn`. */
export interface ItemGroup {
  readonly part: (typeof itemGroupParts)[number];
  /** For seasons their stored bits. */
  readonly name: string;
  /** Minor units; 0 except in `money`. */
  readonly value: number;
  readonly spent: number;
  readonly proceeds: number;
}

interface Grouped {
  readonly ownership: Ownership;
  readonly category: string;
  readonly brand: string | null;
  readonly seasons: number;
  readonly colours: readonly Colour[];
  readonly priceAmount: number | null;
  readonly priceCurrency: string | null;
  readonly proceedsAmount: number | null;
}

/** Only owned items count in groups other than `ownership` and `money`; an item counts once in each. */
export function groupsOf(item: Grouped): ItemGroup[] {
  const { ownership, priceAmount, priceCurrency } = item;
  const group = (part: ItemGroup['part'], name: string) => ({ part, name, value: 0, spent: 0, proceeds: 0 });
  const owned = ownership === 'owned';
  const groups: ItemGroup[] = [group('ownership', ownership)];
  if (priceCurrency !== null && ownership !== 'wished') {
    const spent = priceAmount ?? 0;
    const proceeds = item.proceedsAmount ?? 0;
    groups.push({ part: 'money', name: priceCurrency, value: owned ? spent : 0, spent, proceeds });
  }
  if (!owned) return groups;
  groups.push(group('category', item.category), group('seasons', `${item.seasons}`), group('unworn', ''));
  if (item.brand !== null) groups.push(group('brand', item.brand));
  for (const name of new Set(item.colours.map((colour) => colour.name))) groups.push(group('colour', name));
  return groups;
}
