import type { OutfitItemView } from '../../../application/wardrobe/outfits/views.ts';
import { WardrobeCandidates } from '../../../application/wardrobe/suggestions/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { Category } from '../../../domain/wardrobe/items/category.ts';
import type { Colour } from '../../../domain/wardrobe/items/colour.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { fromSeasonBits, toSeasonBits } from '../../../domain/wardrobe/season.ts';
import type { Candidate, CategoryStock } from '../../../domain/wardrobe/suggestions/candidate.ts';
import type { Database } from '../../kernel/database/database.ts';
import { byIndex } from '../../kernel/database/hints.ts';
import { type Params, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { isDirty } from '../figures.read.ts';
import { loadOutfitItems } from '../outfits/outfit-items.ts';

const maxPerCategory = 16;
/** How many items per category are examined, step by step, to find enough clean ones; most wardrobes need one step. */
const searchDepths = [24, 240, Number.MAX_SAFE_INTEGER];

type Row = Omit<Candidate, 'colours' | 'seasons' | 'waterproof'> & {
  readonly colourList: string;
  readonly seasonBits: number;
  readonly waterproof: number;
  readonly washEvery: number | null;
  readonly quantity: number;
  readonly lastWashed: Day | '';
  readonly place: number;
  readonly dirty: number;
};
// The closet ranked by fit, from an index and recent wears alone.
const rankedByFit = `
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
// Wears and washes are counted only for the top-ranked items. The last of them is returned even if dirty: its presence
// means that there are more.
const candidates = sql<Params, Row>(`
  select judged.* from (
    select looked.*, (looked.washEvery is not null and (select count(*) from wear_items w
      where w.item_id = looked.id and w.on_day > looked.lastWashed) >= looked.washEvery * looked.quantity) as dirty
    from (
      select i.id, i.name, i.category, i.colours as colourList, i.formality, i.warmth, i.seasons as seasonBits,
        i.waterproof, i.wash_every as washEvery, i.quantity, fit.place,
        i.last_worn_on as lastWorn,
        coalesce((select max(s.on_day) from washes s where s.item_id = i.id), '') as lastWashed
      from (${rankedByFit}) fit join items i on i.id = fit.id where fit.place > :beyond and fit.place <= :depth
    ) looked
  ) judged where judged.dirty = 0 or judged.place = :depth order by judged.place, judged.id`);
const stock = sql<{ ownerId: string }, CategoryStock>(`
  select i.category, count(*) as owned, sum(i.place = 'closet') as inCloset,
    sum(i.place = 'closet' and not ${isDirty}) as clean
  from items i where i.owner_id = :ownerId and i.ownership = 'owned' group by i.category`);
const recentWears = sql<{ ownerId: string; since: string }, { wearId: string; itemId: ItemId }>(`
  select wear_id as wearId, item_id as itemId from wear_items where owner_id = :ownerId and on_day >= :since`);

export class SqlWardrobeCandidates extends WardrobeCandidates {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async candidates(
    ownerId: UserId,
    { season, ...criteria }: Parameters<WardrobeCandidates['candidates']>[1],
  ) {
    const found = new Map<Category, Row[]>(criteria.categories.map((category) => [category, []]));
    let [categories, beyond] = [criteria.categories, 0];
    for (const depth of searchDepths) {
      const parameters = {
        ...criteria,
        ownerId,
        categories,
        seasonBit: toSeasonBits([season]),
        beyond,
        depth,
      };
      const rows = await this.#database.rows(candidates, parameters);
      for (const row of rows) {
        const those = found.get(row.category)!;
        if (row.dirty === 0 && those.length < maxPerCategory) those.push(row);
      }
      const more = rows.filter(({ place }) => place === depth).map(({ category }) => category);
      categories = more.filter((category) => found.get(category)!.length < maxPerCategory);
      if (categories.length === 0) break;
      beyond = depth;
    }
    return [...found.values()].flat().map(toCandidate);
  }

  async stock(ownerId: UserId): Promise<CategoryStock[]> {
    const rows = await this.#database.rows(stock, { ownerId });
    // MySQL returns sums as decimal text.
    return rows.map((row) => ({ ...row, inCloset: Number(row.inCloset), clean: Number(row.clean) }));
  }

  async recentWears(ownerId: UserId, since: Day): Promise<ItemId[][]> {
    const wears = new Map<string, ItemId[]>();
    for (const { wearId, itemId } of await this.#database.rows(recentWears, { ownerId, since }))
      wears.set(wearId, [...(wears.get(wearId) ?? []), itemId]);
    return [...wears.values()];
  }

  async itemCards(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<string, OutfitItemView>> {
    const worn = await loadOutfitItems(this.#database, this.#files, ownerId, ids);
    return new Map([...worn].map(([id, { card }]) => [id, card]));
  }
}

const toCandidate = ({
  colourList,
  seasonBits,
  waterproof,
  washEvery: _,
  quantity: _____,
  lastWashed: __,
  place: ___,
  dirty: ____,
  ...row
}: Row): Candidate => ({
  ...row,
  colours: JSON.parse(colourList) as Colour[],
  seasons: fromSeasonBits(seasonBits),
  waterproof: waterproof === 1,
});
