import { type Category, categories, type Slot } from './category.ts';
import { formalityOf } from './dress-code.ts';
import type { ItemId } from './item.ts';
import type { Day, Ownership, Part, Place } from './words.ts';

/** An item as far as it can clash. */
export interface Wearable {
  readonly id: ItemId;
  readonly category: Category;
  readonly formality: number | null;
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

/** Why some items do not go, together or at all. */
export interface Clash {
  readonly kind: ClashKind;
  readonly itemIds: readonly ItemId[];
  /** The place where an item is away, the slot in which two meet, the dress code that one is off. */
  readonly detail: string | null;
}

/** What is worn by the handful: two of a kind do not get in each other's way. */
const several: ReadonlySet<Category> = new Set(['jewellery', 'bag', 'other']);

/** Where an item sits on the body. What covers all of it is above and below at once. */
export function spotsOf(category: Category): readonly string[] {
  if (several.has(category)) return [];
  const { slot, layer } = categories[category];
  const slots: readonly Slot[] = slot === 'full' ? ['top', 'bottom'] : [slot];
  return slots.map((one) => `${one} ${layer}`);
}

/** Items that cannot be worn at once: two in one slot and layer. */
export function collisions(items: readonly Pick<Wearable, 'id' | 'category'>[]): Clash[] {
  const found = new Map<string, Clash>();
  items.forEach((item, i) => {
    for (const other of items.slice(i + 1)) {
      const spot = spotsOf(item.category).find((one) => spotsOf(other.category).includes(one));
      if (spot === undefined) continue;
      const itemIds = [item.id, other.id];
      found.set(itemIds.join(), { kind: 'same-place', itemIds, detail: spot.split(' ')[0]! });
    }
  });
  return [...found.values()];
}

/** Why this item cannot be put on today, or on a `day` to come by which it may be back or washed. */
function hindrance(item: Wearable, day: Day | null): Clash | undefined {
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

/** What stands against wearing these now; nothing is ever left out because of it. */
export const clashesOf = (items: readonly Wearable[]): Clash[] => [
  ...collisions(items),
  ...items.flatMap((item) => hindrance(item, null) ?? []),
];

export interface Booking {
  readonly itemId: ItemId;
  readonly part: Part;
}

/** Whether two times of one day can meet. */
export const overlap = (one: Part, other: Part): boolean =>
  one === 'whole' || other === 'whole' || one === other;

/** What stands against an outfit at an occasion. `elsewhere` is what is booked on that day apart from this. */
export function planClashes(
  items: readonly Wearable[],
  plan: { readonly day: Day; readonly part: Part; readonly today: Day; readonly dressCode: string | null },
  elsewhere: readonly Booking[],
): Clash[] {
  const asked = formalityOf(plan.dressCode);
  const later = plan.day > plan.today ? plan.day : null;
  return items.flatMap((item) => {
    const found: Clash[] = [];
    const hindered = hindrance(item, later);
    if (hindered) found.push(hindered);
    if (elsewhere.some(({ itemId, part }) => itemId === item.id && overlap(part, plan.part)))
      found.push({ kind: 'double-booked', itemIds: [item.id], detail: null });
    if (asked && item.formality !== null && (item.formality < asked.from || item.formality > asked.to))
      found.push({ kind: 'off-dress-code', itemIds: [item.id], detail: plan.dressCode });
    return found;
  });
}
