import type { UserId } from '../../../../domain/kernel/id.ts';
import type { ItemId } from '../../../../domain/wardrobe/items/item.ts';
import { byIndex } from '../../../kernel/database/hints.ts';
import { sql } from '../../../kernel/database/statement.ts';

type Of = { ownerId: UserId };
/** MySQL returns numbers of this size as text. */
export interface Sums {
  readonly part: string;
  readonly name: string;
  readonly items: number | string;
  readonly wears: number | string;
  readonly value: string;
  readonly spent: string;
  readonly proceeds: string;
}
export const sumsOf = sql<Of, Sums>(`
  select part, name, items, wears, cast(value as char) as value, cast(spent as char) as spent,
    cast(proceeds as char) as proceeds
  from wardrobe_groups where owner_id = :ownerId`);

export interface Worn {
  readonly part: 'most' | 'least' | 'never';
  readonly itemId: ItemId;
  readonly name: string;
  readonly wears: number;
}
const owned = "i.owner_id = :ownerId and i.ownership = 'owned'";
const index = byIndex('i', 'items_by_ownership_and_wears');
const ten = (part: Worn['part'], of: string, where: string, order: string) => `
  select * from (select ${index} '${part}' as part, i.id as itemId, i.name, -i.wears_order as wears from items i
  where ${owned} and ${where} order by ${order} limit 10) ${of}`;
// The index has equal numbers of wears in the order of ids, so those with the fewest are found in two steps: which number
// the tenth has, and then the items with fewer, and with this number.
const tenth = `(select t.wears_order from (select ${index} i.wears_order from items i
  where ${owned} and i.wears_order < 0 order by i.wears_order desc limit 10) t order by t.wears_order limit 1)`;
export const mostAndLeast = sql<Of, Worn>(
  [
    ten('most', 'most_worn', 'i.wears_order < 0', 'i.wears_order, i.id'),
    ten('least', 'fewer', `i.wears_order < 0 and i.wears_order > ${tenth}`, 'i.wears_order'),
    ten('least', 'as_many', `i.wears_order = ${tenth}`, 'i.id'),
    ten('never', 'never_worn', 'i.wears_order = 0', 'i.id'),
  ].join(' union all'),
);
