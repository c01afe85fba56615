// The statistics as one statement over all items and wears, to compare the stored sums with.
import type { WardrobeStats } from '../../../src/application/wardrobe/items/stats-view.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { perWear } from '../../../src/domain/wardrobe/items/figures.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import { type Ownership, ownerships } from '../../../src/domain/wardrobe/items/item-state.ts';
import { fromSeasonBits } from '../../../src/domain/wardrobe/season.ts';
import type { Database } from '../../../src/infrastructure/kernel/database/database.ts';
import { byIndex, joinInOrder } from '../../../src/infrastructure/kernel/database/hints.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { toMoney } from '../../../src/infrastructure/wardrobe/items/own-item-row.ts';

type Of = { ownerId: UserId };
type Part =
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
interface Row {
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
const counted = sql<Of, Row>(`
  with had as (
    select ${byIndex('i', 'items_by_owner')} i.id, i.name, i.ownership, i.category, i.brand, i.brand_key, i.seasons, i.price_amount, i.price_currency,
      i.proceeds_amount, i.prior_wears + (select count(*) from wear_items w where w.item_id = i.id) as wears
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
const months = sql<Of, { month: string; wears: number; items: number }>(`
  select w.month, w.wears, wi.items
  from (select ${monthOf} as month, count(*) as wears from wears where owner_id = :ownerId group by month) w
  join (select ${monthOf} as month, count(*) as items from wear_items where owner_id = :ownerId group by month) wi
    on wi.month = w.month
  order by w.month`);

export async function statsOracle(database: Database, ownerId: UserId): Promise<WardrobeStats> {
  const rows = await database.rows(counted, { ownerId });
  const byMonth = await database.rows(months, { ownerId });
  const of = (part: Part) => rows.filter((row) => row.part === part);
  const groups = (part: Part) => of(part).map(toGroup).sort(largestFirst);
  const items = Object.fromEntries(ownerships.map((name) => [name, 0])) as Record<Ownership, number>;
  for (const { name, items: count } of of('ownership')) items[name as Ownership] = count;
  return {
    items,
    wears: of('ownership').reduce((sum, { wears }) => sum + Number(wears), 0),
    money: of('money').map(toMoneyStats).sort(byCurrency),
    mostWorn: of('most')
      .map(toWorn)
      .sort((a, b) => b.wears - a.wears || byId(a, b)),
    leastWorn: of('least')
      .map(toWorn)
      .sort((a, b) => a.wears - b.wears || byId(a, b)),
    neverWorn: { count: of('unworn')[0]?.items ?? 0, items: of('never').map(toWorn).sort(byId) },
    byCategory: groups('category'),
    byColour: groups('colour'),
    byBrand: groups('brand'),
    bySeason: bySeason(of('seasons').map((row) => toGroup({ ...row, name: row.value }))),
    byMonth,
  };
}

interface Group {
  readonly name: string;
  readonly items: number;
  readonly wears: number;
}
const toGroup = ({ name, items, wears }: Row): Group => ({ name: name!, items, wears: Number(wears) });
const toWorn = ({ itemId, name, wears }: Row) => ({ itemId: itemId!, name: name!, wears: Number(wears) });
// A union has no defined order.
const byId = (a: { readonly itemId: string }, b: typeof a) => (a.itemId < b.itemId ? -1 : 1);
const byCurrency = (a: { readonly currency: string }, b: typeof a) => (a.currency < b.currency ? -1 : 1);
const largestFirst = (a: Group, b: Group) => b.items - a.items || (a.name < b.name ? -1 : 1);

function toMoneyStats({ name, value, spent, proceeds, wears }: Row) {
  const currency = name!;
  const money = (amount: string) => ({ amount, currency });
  const cost = { amount: BigInt(spent!) - BigInt(proceeds!), currency };
  return {
    currency,
    value: money(value!),
    spent: money(spent!),
    proceeds: money(proceeds!),
    costPerWear: toMoney(perWear(cost, Number(wears))),
  };
}

/** Turns groups by stored season bits into groups by season. */
function bySeason(groups: readonly Group[]): Group[] {
  const sums = new Map<string, Group>();
  for (const { name: bits, items, wears } of groups) {
    const seasons = fromSeasonBits(Number(bits));
    for (const name of seasons.length === 0 ? ['all-year'] : seasons) {
      const sum = sums.get(name) ?? { name, items: 0, wears: 0 };
      sums.set(name, { name, items: sum.items + items, wears: sum.wears + wears });
    }
  }
  return [...sums.values()].sort(largestFirst);
}
