import type { ItemSort } from '../../../../application/wardrobe/items/ports.ts';

/**
 * One or two sort keys of `items i`, both ascending; ties by id. `none` is the first key of items without a value: the
 * largest, so that they come last. A reversed order reads the keys downwards, and `none` still last.
 */
export interface ItemOrder {
  readonly keys: readonly [first: string, second?: string];
  readonly none?: string | number;
  /** The index whose columns the keys are, between the owner and the id. */
  readonly index: string;
}

export const itemOrders: Readonly<Record<Exclude<ItemSort, 'newest' | 'oldest'>, ItemOrder>> = {
  name: { keys: ['i.name_key'], index: 'items_by_name' },
  brand: { keys: ['i.brand_order'], none: '\u{10FFFF}', index: 'items_by_brand_order' },
  price: { keys: ['i.currency_order', 'i.price_order'], none: '~', index: 'items_by_price' },
  rating: { keys: ['i.rating_order'], none: 0, index: 'items_by_rating' },
  wears: { keys: ['i.wears_order'], index: 'items_by_wears' },
  lastWorn: { keys: ['i.last_worn_order'], none: 0, index: 'items_by_last_worn' },
  // Items without price have no currency, and unworn items no cost per wear.
  costPerWear: {
    keys: ['i.worn_currency_order', 'i.cost_per_wear_order'],
    none: '~',
    index: 'items_by_cost_per_wear',
  },
};
