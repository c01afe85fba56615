import type { ItemSort } from '../../application/wardrobe/ports.ts';

const logged = '(select count(*) from wear_items w where w.item_id = i.id)';
const wears = `(i.prior_wears + ${logged})`;
const days = '(select max(w.on_day) from wear_items w where w.item_id = i.id)';
const cost = '(i.price_amount - coalesce(i.proceeds_amount, 0))';
const known = `i.price_currency is not null and ${wears} > 0`;
// After every currency there is.
const none = "'~'";

/** Two keys a sort, of `items i`, both rising; what has none comes last. */
export const itemOrders: Readonly<Record<Exclude<ItemSort, 'newest' | 'oldest'>, readonly [string, string]>> =
  {
    name: ['i.name_key', '0'],
    brand: ['(i.brand_key is null)', "coalesce(i.brand_key, '')"],
    price: [`coalesce(i.price_currency, ${none})`, '-coalesce(i.price_amount, 0)'],
    wears: [`-${wears}`, '0'],
    lastWorn: [`-coalesce(cast(replace(${days}, '-', '') as signed), 0)`, '0'],
    costPerWear: [
      `case when ${known} then i.price_currency else ${none} end`,
      `case when ${known} then cast(${cost} as double) / ${wears} else 0 end`,
    ],
    rating: ['-coalesce(i.rating, 0)', '0'],
  };
