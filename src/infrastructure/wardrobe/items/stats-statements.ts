import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { byIndex, joinInOrder } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';

type Of = { ownerId: UserId };
export type Part =
  | 'ownership'
  | 'money'
  | 'category'
  | 'colour'
  | 'brand'
  | 'seasons'
  | 'most'
  | 'least'
  | 'never'
  | 'unworn';
export interface Row {
  readonly part: Part;
  readonly name: string | null;
  readonly items: number;
  /** MySQL returns sums as decimal text. */
  readonly wears: number | string;
  readonly value: string | null;
  readonly spent: string | null;
  readonly proceeds: string | null;
  readonly itemId: ItemId | null;
}

const noMoney = 'null as value, null as spent, null as proceeds';
const exact = (sum: string) => `cast(coalesce(sum(${sum}), 0) as char)`;
const grouped = (part: Part, name: string, rest = "from had where ownership = 'owned'", key = name) => `
  select ${joinInOrder} '${part}' as part, ${name} as name, count(*) as items, sum(wears) as wears, ${noMoney}, null as itemId
  ${rest} group by ${key}`;
const listed = (part: Part, where: string, order: string) => `
  select * from (select '${part}' as part, name, 1 as items, wears, ${noMoney}, id as itemId from had
  where ownership = 'owned' and wears ${where} order by ${order} limit 10) ${part}_worn`;

/** All counts in one statement. The CTE is grouped so that it is materialized once. */
export const counted = sql<Of, Row>(`
  with had as (
    select ${byIndex('i', 'items_by_owner')} i.id, i.name, i.ownership, i.category, i.brand, i.brand_key, i.seasons, i.price_amount, i.price_currency,
      i.proceeds_amount, i.prior_wears + i.logged_wears as wears
    from items i where i.owner_id = :ownerId group by i.id)
  ${[
    grouped('ownership', 'ownership', 'from had'),
    `
  select 'money', price_currency, count(*), sum(wears),
    ${exact("case when ownership = 'owned' then price_amount else 0 end")}, ${exact('price_amount')},
    ${exact('proceeds_amount')}, null
  from had where price_currency is not null and ownership <> 'wished' group by price_currency`,
    grouped('category', 'category'),
    // Counts a colour name once per item, however many shades. `cross` forces the join order on SQLite.
    grouped(
      'colour',
      'c.name',
      `from had cross join item_colours c on c.item_id = had.id where ownership = 'owned' and not exists (
    select 1 from item_colours d where d.item_id = c.item_id and d.position < c.position and d.name = c.name)`,
    ),
    grouped(
      'brand',
      'min(brand)',
      "from had where ownership = 'owned' and brand_key is not null",
      'brand_key',
    ),
    // In `value`, since MySQL cannot union a number cast to text with the names.
    `
  select 'seasons', null, count(*), sum(wears), cast(seasons as char), null, null, null
  from had where ownership = 'owned' group by seasons`,
    listed('most', '> 0', 'wears desc, id'),
    listed('least', '> 0', 'wears, id'),
    listed('never', '= 0', 'id'),
    `
  select 'unworn', null, count(*), 0, null, null, null, null from had where ownership = 'owned' and wears = 0`,
  ].join('\n  union all')}`);
const monthOf = 'substr(on_day, 1, 7)';
/** Both subqueries are index ranges ordered by day. */
export const months = sql<Of, { month: string; wears: number; items: number }>(`
  select w.month, w.wears, wi.items
  from (select ${monthOf} as month, count(*) as wears from wears where owner_id = :ownerId group by month) w
  join (select ${monthOf} as month, count(*) as items from wear_items where owner_id = :ownerId group by month) wi
    on wi.month = w.month
  order by w.month`);
