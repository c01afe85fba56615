import { WardrobeStatsReader } from '../../application/wardrobe/ports.ts';
import type { WardrobeStats } from '../../application/wardrobe/stats-view.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { perWear } from '../../domain/wardrobe/figures.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import { seasonsOf } from '../../domain/wardrobe/seasons.ts';
import { type Ownership, ownerships } from '../../domain/wardrobe/words.ts';
import type { Database } from '../kernel/database.ts';
import { type Statement, sql } from '../kernel/statement.ts';
import { toMoney } from './item-rows.ts';

type Of = { ownerId: UserId };
// Each item with its wears, in one pass over the owner's rows. Sums come as decimal text on MySQL.
const wornItems = `items i left join (
    select wi.item_id, count(*) as n from wear_items wi where wi.owner_id = :ownerId group by wi.item_id
  ) w on w.item_id = i.id`;
const wears = 'i.prior_wears + coalesce(w.n, 0)';
const exact = (sum: string) => `cast(coalesce(sum(${sum}), 0) as char)`;

const totals = sql<Of, { ownership: Ownership; items: number; wears: number | string }>(`
  select i.ownership, count(*) as items, sum(${wears}) as wears from ${wornItems}
  where i.owner_id = :ownerId group by i.ownership`);
type MoneyRow = Record<'currency' | 'value' | 'spent' | 'proceeds', string> & { wears: number | string };
const money = sql<Of, MoneyRow>(`
  select i.price_currency as currency, ${exact("case when i.ownership = 'owned' then i.price_amount else 0 end")} as value,
    ${exact('i.price_amount')} as spent, ${exact('i.proceeds_amount')} as proceeds, sum(${wears}) as wears
  from ${wornItems}
  where i.owner_id = :ownerId and i.price_currency is not null and i.ownership <> 'wished'
  group by i.price_currency order by i.price_currency`);

type Group = { name: string; items: number; wears: number | string };
const grouped = (name: string, joins = '') =>
  sql<Of, Group>(`
  select ${name} as name, count(*) as items, sum(${wears}) as wears from ${wornItems} ${joins}
  where i.owner_id = :ownerId and i.ownership = 'owned' and ${name} is not null
  group by ${name} order by items desc, name`);
const groups = {
  category: grouped('i.category'),
  // An item has a name of a colour once, however many shades of it.
  colour: grouped(
    'c.name',
    'join (select distinct ic.item_id, ic.name from items ii join item_colours ic on ic.item_id = ii.id where ii.owner_id = :ownerId) c on c.item_id = i.id',
  ),
  brand: sql<Of, Group>(`
    select min(i.brand) as name, count(*) as items, sum(${wears}) as wears from ${wornItems}
    where i.owner_id = :ownerId and i.ownership = 'owned' and i.brand_key is not null
    group by i.brand_key order by items desc, i.brand_key`),
  seasons: grouped('i.seasons'),
};

type Worn = { itemId: ItemId; name: string; wears: number };
const listed = (where: string, order: string) =>
  sql<Of, Worn>(`
  select i.id as itemId, i.name, ${wears} as wears from ${wornItems}
  where i.owner_id = :ownerId and i.ownership = 'owned' and ${wears} ${where} order by ${order} limit 10`);
const most = listed('> 0', 'wears desc, i.id');
const least = listed('> 0', 'wears, i.id');
const never = listed('= 0', 'i.id');
const neverCount = sql<Of, { count: number }>(`
  select count(*) as count from ${wornItems}
  where i.owner_id = :ownerId and i.ownership = 'owned' and ${wears} = 0`);
const months = sql<Of, { month: string; wears: number; items: number }>(`
  select substr(wi.on_day, 1, 7) as month, count(distinct wi.wear_id) as wears, count(*) as items
  from wear_items wi where wi.owner_id = :ownerId group by month order by month`);

export class SqlWardrobeStats extends WardrobeStatsReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(ownerId: UserId): Promise<WardrobeStats> {
    const read = <R>(statement: Statement<Of, R>) => this.#database.rows(statement, { ownerId });
    // One after the other: all at once they would take every connection of the pool for one caller.
    const byOwnership = await read(totals);
    const prices = await read(money);
    const byCategory = await read(groups.category);
    const byColour = await read(groups.colour);
    const byBrand = await read(groups.brand);
    const bySeasons = await read(groups.seasons);
    const mostWorn = await read(most);
    const leastWorn = await read(least);
    const unworn = await read(never);
    const [unwornCount] = await read(neverCount);
    const byMonth = await read(months);
    const items = Object.fromEntries(ownerships.map((name) => [name, 0])) as Record<Ownership, number>;
    for (const row of byOwnership) items[row.ownership] = row.items;
    return {
      items,
      wears: byOwnership.reduce((sum, row) => sum + Number(row.wears), 0),
      money: prices.map(toMoneyStats),
      mostWorn,
      leastWorn,
      neverWorn: { count: unwornCount!.count, items: unworn },
      byCategory: byCategory.map(toGroup),
      byColour: byColour.map(toGroup),
      byBrand: byBrand.map(toGroup),
      bySeason: bySeason(bySeasons.map(toGroup)),
      byMonth,
    };
  }
}

const toGroup = ({ name, items, wears }: Group) => ({ name: String(name), items, wears: Number(wears) });

function toMoneyStats({ currency, value, spent, proceeds, wears }: MoneyRow) {
  const money = (amount: string | bigint) => ({ amount: String(amount), currency });
  const cost = { amount: BigInt(spent) - BigInt(proceeds), currency };
  return {
    currency,
    value: money(value),
    spent: money(spent),
    proceeds: money(proceeds),
    costPerWear: toMoney(perWear(cost, Number(wears))),
  };
}

/** Groups named by the bits of their seasons, as groups named by a season each. */
function bySeason(groups: readonly { name: string; items: number; wears: number }[]) {
  const sums = new Map<string, { name: string; items: number; wears: number }>();
  for (const { name: bits, items, wears } of groups) {
    const seasons = seasonsOf(Number(bits));
    for (const name of seasons.length === 0 ? ['all-year'] : seasons) {
      const sum = sums.get(name) ?? { name, items: 0, wears: 0 };
      sums.set(name, { name, items: sum.items + items, wears: sum.wears + wears });
    }
  }
  return [...sums.values()].sort((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1));
}
