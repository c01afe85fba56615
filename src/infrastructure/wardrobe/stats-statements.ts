import type { UserId } from '../../domain/kernel/id.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import { sql } from '../kernel/statement.ts';

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
  /** Sums come as decimal text on MySQL. */
  readonly wears: number | string;
  readonly value: string | null;
  readonly spent: string | null;
  readonly proceeds: string | null;
  readonly itemId: ItemId | null;
}

const noMoney = 'null as value, null as spent, null as proceeds';
const exact = (sum: string) => `cast(coalesce(sum(${sum}), 0) as char)`;
const grouped = (part: Part, name: string, rest = "from had where ownership = 'owned'", key = name) => `
  select '${part}' as part, ${name} as name, count(*) as items, sum(wears) as wears, ${noMoney}, null as itemId
  ${rest} group by ${key}`;
const listed = (part: Part, where: string, order: string) => `
  select * from (select '${part}' as part, name, 1 as items, wears, ${noMoney}, id as itemId from had
  where ownership = 'owned' and wears ${where} order by ${order} limit 10) ${part}_worn`;

/** Each item with its wears, once; then everything that is counted of them. */
export const counted = sql<Of, Row>(`
  with had as (
    select i.id, i.name, i.ownership, i.category, i.brand, i.brand_key, i.seasons, i.price_amount, i.price_currency,
      i.proceeds_amount, i.prior_wears + coalesce(w.n, 0) as wears
    from items i left join (
      select wi.item_id, count(*) as n from wear_items wi where wi.owner_id = :ownerId group by wi.item_id
    ) w on w.item_id = i.id
    where i.owner_id = :ownerId)
  ${[
    grouped('ownership', 'ownership', 'from had'),
    `
  select 'money', price_currency, count(*), sum(wears),
    ${exact("case when ownership = 'owned' then price_amount else 0 end")}, ${exact('price_amount')},
    ${exact('proceeds_amount')}, null
  from had where price_currency is not null and ownership <> 'wished' group by price_currency`,
    grouped('category', 'category'),
    // An item has a name of a colour once, however many shades of it.
    grouped(
      'colour',
      'c.name',
      `from had join (
    select distinct ic.item_id, ic.name from items ii join item_colours ic on ic.item_id = ii.id
    where ii.owner_id = :ownerId) c on c.item_id = had.id where ownership = 'owned'`,
    ),
    grouped(
      'brand',
      'min(brand)',
      "from had where ownership = 'owned' and brand_key is not null",
      'brand_key',
    ),
    // As `value`: a number made text does not go into one column with names on MySQL.
    `
  select 'seasons', null, count(*), sum(wears), cast(seasons as char), null, null, null
  from had where ownership = 'owned' group by seasons`,
    listed('most', '> 0', 'wears desc, id'),
    listed('least', '> 0', 'wears, id'),
    listed('never', '= 0', 'id'),
    `
  select 'unworn', null, count(*), 0, null, null, null, null from had where ownership = 'owned' and wears = 0`,
  ].join('\n  union all')}`);
export const months = sql<Of, { month: string; wears: number; items: number }>(`
  select substr(wi.on_day, 1, 7) as month, count(distinct wi.wear_id) as wears, count(*) as items
  from wear_items wi where wi.owner_id = :ownerId group by month order by month`);
