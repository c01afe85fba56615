import type { ItemSort } from '../../../../application/wardrobe/items/ports.ts';

/**
 * One or two sort keys of `items i`, both ascending; ties by id. `none` is the first key of items without a value: the
 * largest, so that they come last. A reversed order reads the keys downwards, and `none` still last.
 */
export interface ItemOrder {
  readonly keys: readonly [first: string, second?: string];
  readonly none?: string | number;
  /** The index whose columns the keys are, between the owner and the id. */
  readonly index?: string;
}

const worn = 'from wear_items w where w.item_id = i.id';
const wears = `(i.prior_wears + (select count(*) ${worn}))`;
const cost = 'cast(i.price_amount - coalesce(i.proceeds_amount, 0) as double)';

export const itemOrders: Readonly<Record<Exclude<ItemSort, 'newest' | 'oldest'>, ItemOrder>> = {
  name: { keys: ['i.name_key'], index: 'items_by_name' },
  brand: { keys: ['i.brand_order'], none: '\u{10FFFF}', index: 'items_by_brand_order' },
  price: { keys: ['i.currency_order', 'i.price_order'], none: '~', index: 'items_by_price' },
  rating: { keys: ['i.rating_order'], none: 0, index: 'items_by_rating' },
  wears: { keys: [`-${wears}`] },
  lastWorn: {
    keys: [`-coalesce(cast(replace((select max(w.on_day) ${worn}), '-', '') as signed), 0)`],
    none: 0,
  },
  // Items without price have no currency, and unworn items no cost per wear.
  costPerWear: {
    keys: [
      `case when i.prior_wears > 0 or exists (select 1 ${worn}) then i.currency_order else '~' end`,
      `coalesce(${cost} / nullif(${wears}, 0), 0)`,
    ],
    none: '~',
  },
};
