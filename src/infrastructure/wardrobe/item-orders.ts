import type { ItemSort } from '../../application/wardrobe/ports.ts';

/** Up to two keys of `items i`, both rising; what has none comes last, and of equals the lower id first. */
export type ItemOrder = readonly [first: string, second?: string];

/** By what is stored: the columns of an index, after the owner and before the id. */
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
  // Nothing without a price has a currency; nothing unworn has a cost per wear.
  costPerWear: [
    `case when i.prior_wears > 0 or exists (select 1 ${worn}) then i.currency_order else '~' end`,
    `coalesce(${cost} / nullif(${wears}, 0), 0)`,
  ],
};
