import { Closet } from '../../application/wardrobe/outfit-ports.ts';
import type { WornItem } from '../../application/wardrobe/outfit-views.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { categories } from '../../domain/wardrobe/category.ts';
import type { Colour } from '../../domain/wardrobe/colour.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import { bitsOf, seasonsOf } from '../../domain/wardrobe/seasons.ts';
import { wornCategories } from '../../domain/wardrobe/suggestion/blocked.ts';
import type { Candidate, Stock } from '../../domain/wardrobe/suggestion/candidate.ts';
import type { Day } from '../../domain/wardrobe/words.ts';
import type { Database } from '../kernel/database.ts';
import { type Params, sql } from '../kernel/statement.ts';
import type { ShownFiles } from '../media/media.read.ts';
import { isDirty, wornItems } from './worn-items.ts';

const spotOf = `case i.category ${wornCategories
  .map((category) => `when '${category}' then '${categories[category].slot} ${categories[category].layer}'`)
  .join(' ')} end`;
const lastWornOf = 'select max(w.on_day) from wear_items w where w.item_id = i.id';

/** Of each spot on the body. */
const mostOfSpot = 60;

type Row = Omit<Candidate, 'colours' | 'seasons' | 'waterproof'> & {
  readonly colourList: string;
  readonly seasonBits: number;
  readonly waterproof: number;
};
// What fits the season and the formality best comes first, then what was not worn for longest.
const candidates = sql<Params, Row>(`
  select i.id, i.name, i.category, i.colours as colourList, i.formality, i.warmth, i.seasons as seasonBits, i.waterproof,
    fit.lastWorn
  from (
    select ready.id, ready.lastWorn, row_number() over (
      partition by ready.spot order by ready.misfit, ready.lastWorn, ready.id) as place
    from (
      select i.id, ${spotOf} as spot, coalesce((${lastWornOf}), '') as lastWorn,
        coalesce(abs(i.formality - :formality), 1) + case when i.seasons = 0 or i.seasons & :seasonBit <> 0 then 0 else 2 end
          + case when :rain = 1 and i.waterproof = 0 then 1 else 0 end as misfit
      from items i
      where i.owner_id = :ownerId and i.place = 'closet' and i.ownership = 'owned' and i.category in (:categories*)
        and not ${isDirty}) ready
  ) fit join items i on i.id = fit.id where fit.place <= ${mostOfSpot}`);
const stock = sql<{ ownerId: string }, Stock>(`
  select i.category, count(*) as owned, sum(i.place = 'closet') as inCloset,
    sum(i.place = 'closet' and not ${isDirty}) as clean
  from items i where i.owner_id = :ownerId and i.ownership = 'owned' group by i.category`);
const lately = sql<{ ownerId: string; since: string }, { wearId: string; itemId: ItemId }>(`
  select wear_id as wearId, item_id as itemId from wear_items where owner_id = :ownerId and on_day >= :since`);
const zone = sql<{ ownerId: string }, { timeZone: string }>(
  'select time_zone as timeZone from accounts where id = :ownerId',
);

export class SqlCloset extends Closet {
  readonly #database: Database;
  readonly #files: ShownFiles;

  constructor(database: Database, files: ShownFiles) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async candidates(ownerId: UserId, { season, formality, rain }: Parameters<Closet['candidates']>[1]) {
    const rows = await this.#database.rows(candidates, {
      ownerId,
      formality,
      rain,
      seasonBit: bitsOf([season]),
      categories: wornCategories,
    });
    return rows.map(
      ({ colourList, seasonBits, waterproof, lastWorn, ...row }): Candidate => ({
        ...row,
        colours: JSON.parse(colourList) as Colour[],
        seasons: seasonsOf(seasonBits),
        waterproof: waterproof === 1,
        lastWorn: lastWorn || null,
      }),
    );
  }

  async stock(ownerId: UserId): Promise<Stock[]> {
    const rows = await this.#database.rows(stock, { ownerId });
    // MySQL's sums are decimals, which come as text.
    return rows.map((row) => ({ ...row, inCloset: Number(row.inCloset), clean: Number(row.clean) }));
  }

  async lately(ownerId: UserId, since: Day): Promise<ItemId[][]> {
    const wears = new Map<string, ItemId[]>();
    for (const { wearId, itemId } of await this.#database.rows(lately, { ownerId, since }))
      wears.set(wearId, [...(wears.get(wearId) ?? []), itemId]);
    return [...wears.values()];
  }

  async shown(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<string, WornItem>> {
    const worn = await wornItems(this.#database, this.#files, ownerId, ids);
    return new Map([...worn].map(([id, { card }]) => [id, card]));
  }

  async timeZone(ownerId: UserId): Promise<string> {
    return (await this.#database.row(zone, { ownerId }))?.timeZone ?? 'UTC';
  }
}
