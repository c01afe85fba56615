import { WardrobeStatsReader } from '../../../../application/wardrobe/items/ports.ts';
import type { WardrobeStats } from '../../../../application/wardrobe/items/stats-view.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { keyOf } from '../../../../domain/kernel/words.ts';
import { perWear } from '../../../../domain/wardrobe/items/figures.ts';
import { type Ownership, ownerships } from '../../../../domain/wardrobe/items/item-state.ts';
import { fromSeasonBits } from '../../../../domain/wardrobe/season.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { toMoney } from '../own-item-row.ts';
import { mostAndLeast, type Sums, sumsOf, type Worn } from './statements.ts';

export class SqlWardrobeStats extends WardrobeStatsReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(ownerId: UserId): Promise<WardrobeStats> {
    const rows = await this.#database.rows(sumsOf, { ownerId });
    const worn = await this.#database.rows(mostAndLeast, { ownerId });
    const of = (part: string) => rows.filter((row) => row.part === part);
    const groups = (part: string) => of(part).map(toGroup).filter(hasItems).sort(largestFirst);
    const items = Object.fromEntries(ownerships.map((name) => [name, 0])) as Record<Ownership, number>;
    for (const { name, items: count } of of('ownership')) items[name as Ownership] = Number(count);
    const list = (part: Worn['part'], order: (a: Worn, b: Worn) => number) =>
      worn
        .filter((row) => row.part === part)
        .sort((a, b) => order(a, b) || (a.itemId < b.itemId ? -1 : 1))
        .slice(0, 10)
        .map(({ itemId, name, wears }) => ({ itemId, name, wears }));
    return {
      items,
      wears: of('ownership').reduce((sum, { wears }) => sum + Number(wears), 0),
      money: of('money').filter(hasItems).map(toMoneyStats).sort(byCurrency),
      mostWorn: list('most', (a, b) => b.wears - a.wears),
      leastWorn: list('least', (a, b) => a.wears - b.wears),
      neverWorn: { count: Number(of('unworn')[0]?.items ?? 0), items: list('never', () => 0) },
      byCategory: groups('category'),
      byColour: groups('colour'),
      byBrand: byBrand(of('brand').map(toGroup).filter(hasItems)),
      bySeason: bySeason(of('seasons').map(toGroup).filter(hasItems)),
      byMonth: of('month')
        .map(({ name, wears, items }) => ({ month: name, wears: Number(wears), items: Number(items) }))
        .filter(({ wears }) => wears > 0)
        .sort((a, b) => (a.month < b.month ? -1 : 1)),
    };
  }
}

interface Group {
  readonly name: string;
  readonly items: number;
  readonly wears: number;
}
const toGroup = ({ name, items, wears }: Sums): Group => ({
  name,
  items: Number(items),
  wears: Number(wears),
});
const hasItems = ({ items }: { readonly items: number | string }) => Number(items) > 0;
const byCurrency = (a: { readonly currency: string }, b: typeof a) => (a.currency < b.currency ? -1 : 1);
const largestFirst = (a: Group, b: Group) => b.items - a.items || (a.name < b.name ? -1 : 1);

function toMoneyStats({ name: currency, value, spent, proceeds, wears }: Sums) {
  const money = (amount: string) => ({ amount, currency });
  const cost = { amount: BigInt(spent) - BigInt(proceeds), currency };
  return {
    currency,
    value: money(value),
    spent: money(spent),
    proceeds: money(proceeds),
    costPerWear: toMoney(perWear(cost, Number(wears))),
  };
}

/** Brands that differ in case or accents only are one, named by the first in the order of bytes. */
function byBrand(groups: readonly Group[]): Group[] {
  const sums = new Map<string, Group>();
  for (const { name, items, wears } of groups) {
    const key = keyOf(name);
    const sum = sums.get(key) ?? { name, items: 0, wears: 0 };
    const first = Buffer.compare(Buffer.from(name), Buffer.from(sum.name)) < 0 ? name : sum.name;
    sums.set(key, { name: first, items: sum.items + items, wears: sum.wears + wears });
  }
  return [...sums.values()].sort(largestFirst);
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
