import { WardrobeStatsReader } from '../../../application/wardrobe/items/ports.ts';
import type { WardrobeStats } from '../../../application/wardrobe/items/stats-view.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { perWear } from '../../../domain/wardrobe/items/figures.ts';
import { type Ownership, ownerships } from '../../../domain/wardrobe/items/item-state.ts';
import { fromSeasonBits } from '../../../domain/wardrobe/season.ts';
import type { Database } from '../../kernel/database/database.ts';
import { toMoney } from './own-item-row.ts';
import { counted, months, type Part, type Row } from './stats-statements.ts';

export class SqlWardrobeStats extends WardrobeStatsReader {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(ownerId: UserId): Promise<WardrobeStats> {
    const rows = await this.#database.rows(counted, { ownerId });
    const byMonth = await this.#database.rows(months, { ownerId });
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
