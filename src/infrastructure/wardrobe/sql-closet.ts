import { Closet } from '../../application/wardrobe/outfit-ports.ts';
import type { WornItem } from '../../application/wardrobe/outfit-views.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Category } from '../../domain/wardrobe/category.ts';
import type { Colour } from '../../domain/wardrobe/colour.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import { bitsOf, seasonsOf } from '../../domain/wardrobe/seasons.ts';
import type { Candidate, Stock } from '../../domain/wardrobe/suggestion/candidate.ts';
import type { Day } from '../../domain/wardrobe/words.ts';
import type { Database } from '../kernel/database/database.ts';
import { byIndex } from '../kernel/database/hints.ts';
import { type Params, sql } from '../kernel/database/statement.ts';
import type { FileViews } from '../media/media.read.ts';
import { isDirty, wornItems } from './worn-items.ts';

const mostOfCategory = 16;
/** How far down each category is looked at for that many clean ones, step by step; most wardrobes need one. */
const depths = [24, 240, Number.MAX_SAFE_INTEGER];

type Row = Omit<Candidate, 'colours' | 'seasons' | 'waterproof'> & {
  readonly colourList: string;
  readonly seasonBits: number;
  readonly waterproof: number;
  readonly washEvery: number | null;
  readonly lastWashed: Day | '';
  readonly place: number;
  readonly dirty: number;
};
// The closet in the order of fit, by an index alone and what was worn since.
const fitting = `
  select i.id, row_number() over (partition by i.category order by i.misfit, i.lastWorn, i.id) as place
  from (
    select ${byIndex('i', 'items_by_fit')} i.id, i.category, coalesce(lately.lastWorn, '') as lastWorn,
      coalesce(abs(i.formality - :formality), 1)
        + case when i.seasons = 0 or i.seasons & :seasonBit <> 0 then 0 else 2 end
        + case when :rain = 1 and i.waterproof = 0 then 1 else 0 end as misfit
    from items i left join (
      select w.item_id, max(w.on_day) as lastWorn from wear_items w
      where w.owner_id = :ownerId and w.on_day >= :restedSince group by w.item_id
    ) lately on lately.item_id = i.id
    where i.owner_id = :ownerId and i.ownership = 'owned' and i.place = 'closet' and i.category in (:categories*)
  ) i`;
// Wears and washes are asked of the first few. The last of these is answered even when dirty: where it is there,
// there is more.
const candidates = sql<Params, Row>(`
  select judged.* from (
    select looked.*, (looked.washEvery is not null and (select count(*) from wear_items w
      where w.item_id = looked.id and w.on_day > looked.lastWashed) >= looked.washEvery) as dirty
    from (
      select i.id, i.name, i.category, i.colours as colourList, i.formality, i.warmth, i.seasons as seasonBits,
        i.waterproof, i.wash_every as washEvery, fit.place,
        (select max(w.on_day) from wear_items w where w.item_id = i.id) as lastWorn,
        coalesce((select max(s.on_day) from washes s where s.item_id = i.id), '') as lastWashed
      from (${fitting}) fit join items i on i.id = fit.id where fit.place > :beyond and fit.place <= :depth
    ) looked
  ) judged where judged.dirty = 0 or judged.place = :depth order by judged.place, judged.id`);
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
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async candidates(ownerId: UserId, { season, ...wishes }: Parameters<Closet['candidates']>[1]) {
    const found = new Map<Category, Row[]>(wishes.categories.map((category) => [category, []]));
    let [categories, beyond] = [wishes.categories, 0];
    for (const depth of depths) {
      const parameters = { ...wishes, ownerId, categories, seasonBit: bitsOf([season]), beyond, depth };
      const rows = await this.#database.rows(candidates, parameters);
      for (const row of rows) {
        const those = found.get(row.category)!;
        if (row.dirty === 0 && those.length < mostOfCategory) those.push(row);
      }
      const more = rows.filter(({ place }) => place === depth).map(({ category }) => category);
      categories = more.filter((category) => found.get(category)!.length < mostOfCategory);
      if (categories.length === 0) break;
      beyond = depth;
    }
    return [...found.values()].flat().map(toCandidate);
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

const toCandidate = ({
  colourList,
  seasonBits,
  waterproof,
  washEvery: _,
  lastWashed: __,
  place: ___,
  dirty: ____,
  ...row
}: Row): Candidate => ({
  ...row,
  colours: JSON.parse(colourList) as Colour[],
  seasons: seasonsOf(seasonBits),
  waterproof: waterproof === 1,
});
