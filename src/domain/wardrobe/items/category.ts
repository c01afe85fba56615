/** Where an item is worn; two items in one slot and layer clash. */
export type Slot =
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

export interface Defaults {
  readonly slot: Slot;
  /** 0 next to the skin, 1 like a shirt, 2 over a shirt, 3 outermost. */
  readonly layer: 0 | 1 | 2 | 3;
  /** Insulation in clo. */
  readonly warmth: number;
  /** Wears between washes; null for items that are not washed. */
  readonly washEvery: number | null;
}

const of = (slot: Slot, layer: Defaults['layer'], warmth: number, washEvery: number | null): Defaults => ({
  slot,
  layer,
  warmth,
  washEvery,
});

/** All categories, with the defaults of their items. */
export const categories = {
  coat: of('top', 3, 0.7, 30),
  jacket: of('top', 3, 0.5, 20),
  parka: of('top', 3, 0.9, 30),
  blazer: of('top', 2, 0.35, 10),
  vest: of('top', 2, 0.15, 10),
  cape: of('top', 3, 0.4, 30),
  shirt: of('top', 1, 0.25, 1),
  blouse: of('top', 1, 0.2, 1),
  't-shirt': of('top', 1, 0.1, 1),
  polo: of('top', 1, 0.17, 1),
  'tank-top': of('top', 1, 0.06, 1),
  top: of('top', 1, 0.15, 1),
  sweater: of('top', 2, 0.3, 5),
  cardigan: of('top', 2, 0.3, 5),
  hoodie: of('top', 2, 0.35, 4),
  sweatshirt: of('top', 2, 0.3, 4),
  turtleneck: of('top', 1, 0.3, 2),
  bodysuit: of('top', 1, 0.15, 1),
  trousers: of('bottom', 1, 0.25, 4),
  jeans: of('bottom', 1, 0.28, 6),
  shorts: of('bottom', 1, 0.08, 2),
  skirt: of('bottom', 1, 0.15, 4),
  leggings: of('bottom', 1, 0.15, 1),
  joggers: of('bottom', 1, 0.28, 3),
  culottes: of('bottom', 1, 0.2, 4),
  dress: of('full', 1, 0.3, 2),
  jumpsuit: of('full', 1, 0.4, 2),
  suit: of('full', 2, 0.6, 8),
  tracksuit: of('full', 1, 0.5, 2),
  gown: of('full', 1, 0.35, 2),
  underwear: of('under', 0, 0.04, 1),
  bra: of('under', 0, 0.02, 2),
  socks: of('feet', 0, 0.03, 1),
  tights: of('bottom', 0, 0.05, 1),
  swimwear: of('under', 0, 0.03, 1),
  pyjamas: of('full', 0, 0.4, 4),
  thermal: of('top', 0, 0.25, 1),
  sneakers: of('feet', 1, 0.04, null),
  boots: of('feet', 1, 0.1, null),
  'ankle-boots': of('feet', 1, 0.08, null),
  sandals: of('feet', 1, 0.02, null),
  heels: of('feet', 1, 0.02, null),
  flats: of('feet', 1, 0.02, null),
  loafers: of('feet', 1, 0.03, null),
  slippers: of('feet', 1, 0.03, null),
  'sports-shoes': of('feet', 1, 0.04, null),
  hat: of('head', 1, 0.03, null),
  cap: of('head', 1, 0.02, 10),
  beanie: of('head', 1, 0.05, 10),
  scarf: of('neck', 3, 0.08, 10),
  gloves: of('hands', 1, 0.05, 15),
  belt: of('waist', 1, 0, null),
  tie: of('neck', 1, 0, null),
  'bow-tie': of('neck', 1, 0, null),
  sunglasses: of('face', 1, 0, null),
  glasses: of('face', 0, 0, null),
  watch: of('wrist', 1, 0, null),
  jewellery: of('wrist', 0, 0, null),
  bag: of('carried', 1, 0, null),
  backpack: of('carried', 1, 0, null),
  umbrella: of('carried', 2, 0, null),
  other: of('carried', 0, 0, null),
} as const satisfies Record<string, Defaults>;

export type Category = keyof typeof categories;
export const categoryNames = Object.keys(categories) as [Category, ...Category[]];

export const placeOnBody = (category: Category) => {
  const { slot, layer } = categories[category];
  return { slot, layer };
};
