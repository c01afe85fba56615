import type { AnyItem } from '../../client/index.ts';

export type Category = AnyItem['category'];
type Slot =
  | 'top'
  | 'bottom'
  | 'full'
  | 'feet'
  | 'head'
  | 'hands'
  | 'neck'
  | 'waist'
  | 'face'
  | 'wrist'
  | 'carried'
  | 'under';

// Slot and layer of each category, as the service has them (a test compares both), for clashes while someone places.
const table: Readonly<Record<string, readonly Category[]>> = {
  'top 3': ['coat', 'jacket', 'parka', 'cape'],
  'top 2': ['blazer', 'vest', 'sweater', 'cardigan', 'hoodie', 'sweatshirt'],
  'top 1': ['shirt', 'blouse', 't-shirt', 'polo', 'tank-top', 'top', 'turtleneck', 'bodysuit'],
  'top 0': ['thermal'],
  'bottom 1': ['trousers', 'jeans', 'shorts', 'skirt', 'leggings', 'joggers', 'culottes'],
  'bottom 0': ['tights'],
  'full 2': ['suit'],
  'full 1': ['dress', 'jumpsuit', 'tracksuit', 'gown'],
  'full 0': ['pyjamas'],
  'under 0': ['underwear', 'bra', 'swimwear'],
  'feet 0': ['socks'],
  'feet 1': [
    'sneakers',
    'boots',
    'ankle-boots',
    'sandals',
    'heels',
    'flats',
    'loafers',
    'slippers',
    'sports-shoes',
  ],
  'head 1': ['hat', 'cap', 'beanie'],
  'neck 3': ['scarf'],
  'neck 1': ['tie', 'bow-tie'],
  'hands 1': ['gloves'],
  'waist 1': ['belt'],
  'face 1': ['sunglasses'],
  'face 0': ['glasses'],
  'wrist 1': ['watch'],
  'wrist 0': ['jewellery'],
  'carried 2': ['umbrella'],
  'carried 1': ['bag', 'backpack'],
  'carried 0': ['other'],
};
const spotOf = new Map(
  Object.entries(table).flatMap(([spot, those]) => those.map((one) => [one, spot] as const)),
);
const manyAtOnce: ReadonlySet<Category> = new Set(['jewellery', 'bag', 'other']);

const slotOf = (category: Category) => (spotOf.get(category) ?? 'carried 0').split(' ')[0] as Slot;

/** Where on the body, and in which layer; two things in one spot clash. */
export function spotsOf(category: Category): readonly string[] {
  const spot = spotOf.get(category);
  if (spot === undefined || manyAtOnce.has(category)) return [];
  const [slot, layer] = spot.split(' ');
  return slot === 'full' ? [`top ${layer}`, `bottom ${layer}`] : [spot];
}

interface Worn {
  readonly itemId: string;
  readonly category: Category;
}

/** Pairs of items that cannot be worn together. */
export function clashesOf<W extends Worn>(worn: readonly W[]): readonly (readonly [W, W])[] {
  return worn.flatMap((one, i) =>
    worn
      .slice(i + 1)
      .filter((other) => spotsOf(one.category).some((spot) => spotsOf(other.category).includes(spot)))
      .map((other) => [one, other] as const),
  );
}

const places: Readonly<Record<Slot, readonly [x: number, y: number]>> = {
  head: [0.5, 0.1],
  face: [0.5, 0.16],
  neck: [0.5, 0.24],
  top: [0.5, 0.34],
  full: [0.5, 0.42],
  wrist: [0.82, 0.5],
  hands: [0.18, 0.5],
  waist: [0.5, 0.5],
  under: [0.18, 0.3],
  bottom: [0.5, 0.64],
  carried: [0.82, 0.7],
  feet: [0.5, 0.89],
};

/** Where a new piece is put: where it is worn, and what is worn over other things beside them. */
export function firstPlace(category: Category): {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
} {
  const [x, y] = places[slotOf(category)];
  const layer = Number((spotOf.get(category) ?? ' 1').split(' ')[1]);
  const isSmall = ['face', 'wrist', 'waist', 'hands', 'head', 'feet', 'neck'].includes(slotOf(category));
  // The outermost lies on the left, what is between on the right.
  const aside = layer === 3 ? -0.24 : layer === 2 ? 0.24 : 0;
  return { x: Math.min(0.9, x + aside), y, scale: isSmall ? 0.8 : 1.3 };
}

/** Items as the pieces of an outfit, each where it is worn. */
export const arranged = <I extends { readonly id: string; readonly category: Category }>(
  items: readonly I[],
) => items.map((item, z) => ({ itemId: item.id, item, z, rotation: 0, ...firstPlace(item.category) }));
