import type { ItemSort } from '../../../../application/wardrobe/items/ports.ts';

/** One or two ascending sort keys of `items i`. Missing values sort last; ties by id. */
export type ItemOrder = readonly [first: string, second?: string];

/** Stored keys: columns of an index, between the owner and the id. */
const stored = {
  name: ['i.name_key'],
  brand: ['i.brand_order'],
  price: ['i.currency_order', 'i.price_order'],
  rating: ['i.rating_order'],
} as const;
export const storedIndexes: Readonly<Partial<Record<ItemSort, string>>> = {
  name: 'items_by_name',
  brand: 'items_by_brand_order',
  price: 'items_by_price',
  rating: 'items_by_rating',
};

const worn = 'from wear_items w where w.item_id = i.id';
const wears = `(i.prior_wears + (select count(*) ${worn}))`;
const cost = 'cast(i.price_amount - coalesce(i.proceeds_amount, 0) as double)';

export const itemOrders: Readonly<Record<Exclude<ItemSort, 'newest' | 'oldest'>, ItemOrder>> = {
  ...stored,
  wears: [`-${wears}`],
  lastWorn: [`-coalesce(cast(replace((select max(w.on_day) ${worn}), '-', '') as signed), 0)`],
  // Items without price have no currency, and unworn items no cost per wear.
  costPerWear: [
    `case when i.prior_wears > 0 or exists (select 1 ${worn}) then i.currency_order else '~' end`,
    `coalesce(${cost} / nullif(${wears}, 0), 0)`,
  ],
};
