import { type Day, type Part, parts } from '../calendar.ts';
import { type Category, categories, type Slot } from '../items/category.ts';
import type { ItemId } from '../items/item.ts';
import type { Ownership, Place } from '../items/item-state.ts';
import { formalityOf } from './dress-code.ts';

/** The part of an item that clashes depend on. */
export interface Wearable {
  readonly id: ItemId;
  readonly category: Category;
  readonly formality: number | null;
  /** How many identical copies there are. */
  readonly quantity: number;
  readonly ownership: Ownership;
  readonly place: Place;
  readonly dueBack: Day | null;
  readonly dirty: boolean;
}

export const clashKinds = [
  'same-place',
  'wished',
  'gone',
  'away',
  'dirty',
  'double-booked',
  'off-dress-code',
] as const;
export type ClashKind = (typeof clashKinds)[number];

/** Why items cannot be worn, or not together. */
export interface Clash {
  readonly kind: ClashKind;
  readonly itemIds: readonly ItemId[];
  /** The place of an item that is away, the slot of `same-place`, or the dress code. */
  readonly detail: string | null;
}

/** Several of these can be worn at once. */
const nonClashing: ReadonlySet<Category> = new Set(['jewellery', 'bag', 'other']);

/** Slot and layer of an item; `full` items take both top and bottom. */
export function bodySpots(category: Category): readonly string[] {
  if (nonClashing.has(category)) return [];
  const { slot, layer } = categories[category];
  const slots: readonly Slot[] = slot === 'full' ? ['top', 'bottom'] : [slot];
  return slots.map((one) => `${one} ${layer}`);
}

/** Pairs of items in one slot and layer. */
export function slotClashes(items: readonly Pick<Wearable, 'id' | 'category'>[]): Clash[] {
  const found = new Map<string, Clash>();
  items.forEach((item, i) => {
    for (const other of items.slice(i + 1)) {
      const spot = bodySpots(item.category).find((one) => bodySpots(other.category).includes(one));
      if (spot === undefined) continue;
      const itemIds = [item.id, other.id];
      found.set(itemIds.join(), { kind: 'same-place', itemIds, detail: spot.split(' ')[0]! });
    }
  });
  return [...found.values()];
}

/** Why an item cannot be worn: today if `day` is null, else on a future day, by which it may be back or washed. */
function unavailability(item: Wearable, day: Day | null): Clash | undefined {
  const clash = (kind: ClashKind, detail: string | null = null): Clash => ({
    kind,
    itemIds: [item.id],
    detail,
  });
  if (item.ownership !== 'owned') return clash(item.ownership);
  const back = day !== null && item.dueBack !== null && item.dueBack <= day;
  if (item.place !== 'closet' && !back) return clash('away', item.place);
  return item.dirty && day === null ? clash('dirty') : undefined;
}

/** Clashes of wearing these items now. Clashing items stay in the outfit. */
export const clashesOf = (items: readonly Wearable[]): Clash[] => [
  ...slotClashes(items),
  ...items.flatMap((item) => unavailability(item, null) ?? []),
];

export interface Booking {
  readonly itemId: ItemId;
  readonly part: Part;
}

const dayParts = parts.filter((part) => part !== 'whole');

/** The parts of a day that a part covers: `whole` covers all others. */
const covered = (part: Part): readonly Part[] => (part === 'whole' ? dayParts : [part]);

/** Whether at some time of `part` all copies of the item are booked. */
function isBookedOut({ id, quantity }: Wearable, part: Part, elsewhere: readonly Booking[]): boolean {
  const booked = elsewhere.filter(({ itemId }) => itemId === id).flatMap((one) => covered(one.part));
  return covered(part).some((one) => booked.filter((other) => other === one).length >= quantity);
}

/** Clashes of an outfit planned for an occasion. `elsewhere` are bookings of other occasions on that day. */
export function planClashes(
  items: readonly Wearable[],
  plan: { readonly day: Day; readonly part: Part; readonly today: Day; readonly dressCode: string | null },
  elsewhere: readonly Booking[],
): Clash[] {
  const wanted = formalityOf(plan.dressCode);
  const later = plan.day > plan.today ? plan.day : null;
  const own = items.flatMap((item) => {
    const found: Clash[] = [];
    const unavailable = unavailability(item, later);
    if (unavailable) found.push(unavailable);
    if (isBookedOut(item, plan.part, elsewhere))
      found.push({ kind: 'double-booked', itemIds: [item.id], detail: null });
    if (wanted && item.formality !== null && (item.formality < wanted.from || item.formality > wanted.to))
      found.push({ kind: 'off-dress-code', itemIds: [item.id], detail: plan.dressCode });
    return found;
  });
  return [...slotClashes(items), ...own];
}
