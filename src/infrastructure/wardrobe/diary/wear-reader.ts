import { iso } from '../../../application/kernel/fields.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { type WearKey, WearReader } from '../../../application/wardrobe/diary/ports.ts';
import type { WearView } from '../../../application/wardrobe/diary/views.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Day, Part } from '../../../domain/wardrobe/calendar.ts';
import type { WearId } from '../../../domain/wardrobe/diary/wear.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { loadOutfitItems, type OutfitItem } from '../outfits/outfit-items.ts';

interface Row {
  readonly id: WearId;
  readonly onDay: Day;
  readonly part: Part;
  readonly itemList: string;
  readonly outfitId: Id | null;
  readonly occasionId: Id | null;
  readonly weather: string | null;
  readonly mood: string | null;
  readonly note: string | null;
  readonly photoId: Id | null;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly version: number;
}
const columns = `
  w.id, w.on_day as onDay, w.part, w.item_ids as itemList, w.outfit_id as outfitId, w.occasion_id as occasionId, w.weather,
  w.mood, w.note, w.photo_id as photoId, w.created_at as createdAt, w.edited_at as editedAt, w.version`;

const one = sql<{ ownerId: string; id: string }, Row>(
  `select ${columns} from wears w where w.id = :id and w.owner_id = :ownerId`,
);
type Range = {
  ownerId: string;
  itemId: string;
  outfitId: string;
  fromDay: string;
  toDay: string;
  beforeDay: string;
  beforeId: string;
  limit: number;
};
const within = (day: string, id: string) => `
  ${day} >= :fromDay and ${day} <= :toDay and (${day} < :beforeDay or ${id} < :beforeId)`;
const diary = sql<Range, Row>(`
  select ${columns} from wears w where w.owner_id = :ownerId and ${within('w.on_day', 'w.id')}
  order by w.on_day desc, w.id desc limit :limit`);
const ofItem = sql<Range, Row>(`
  select ${rowByRow} ${columns} from wear_items k join wears w on w.id = k.wear_id
  where k.item_id = :itemId and k.owner_id = :ownerId and ${within('k.on_day', 'k.wear_id')}
  order by k.on_day desc, k.wear_id desc limit :limit`);

const ofOutfit = (itemId: string) =>
  sql<Range, Row>(`
  select ${rowByRow} ${columns} from wears w
  where w.outfit_id = :outfitId and w.owner_id = :ownerId ${itemId} and ${within('w.on_day', 'w.id')}
  order by w.on_day desc, w.id desc limit :limit`);
const ofOutfitAlone = ofOutfit('');
const ofBoth = ofOutfit(
  'and exists (select 1 from wear_items k where k.wear_id = w.id and k.item_id = :itemId)',
);

const itemsOf = ({ itemList }: Row) => JSON.parse(itemList) as ItemId[];

export class SqlWearReader extends WearReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(ownerId: UserId, id: WearId): Promise<WearView | undefined> {
    const row = await this.#database.row(one, { ownerId, id });
    return row && (await this.#views(ownerId, [row]))(row);
  }

  async list(
    ownerId: UserId,
    { from, to, itemId, outfitId }: Parameters<WearReader['list']>[1],
    { limit, cursor }: PageRequest<WearKey>,
  ): Promise<Page<WearView>> {
    const [beforeDay, beforeId] = cursor ?? ['9999-12-31', lastId];
    const toDay = to === undefined || to > beforeDay ? beforeDay : to;
    const range = { ownerId, fromDay: from ?? '', toDay, beforeDay, beforeId, limit: limit + 1 };
    const statement = outfitId ? (itemId ? ofBoth : ofOutfitAlone) : itemId ? ofItem : diary;
    const ids = { itemId: itemId ?? lastId, outfitId: outfitId ?? lastId };
    const rows = await this.#database.rows(statement, { ...range, ...ids });
    return toPage(rows, limit, ({ onDay, id }): WearKey => [onDay, id], await this.#views(ownerId, rows));
  }

  async #views(ownerId: UserId, rows: readonly Row[]): Promise<(row: Row) => WearView> {
    const photos = await this.#files.of(rows.flatMap(({ photoId }) => photoId ?? []));
    const worn = await loadOutfitItems(this.#database, this.#files, ownerId, rows.flatMap(itemsOf));
    return (row) => ({ ...toWear(row, worn), photo: row.photoId && (photos.get(row.photoId) ?? null) });
  }
}

const toWear = (row: Row, worn: ReadonlyMap<string, OutfitItem>): Omit<WearView, 'photo'> => ({
  id: row.id,
  on: row.onDay,
  part: row.part,
  items: itemsOf(row).flatMap((id) => worn.get(id)?.card ?? []),
  outfitId: row.outfitId,
  occasionId: row.occasionId,
  weather: row.weather === null ? null : (JSON.parse(row.weather) as WearView['weather']),
  mood: row.mood,
  note: row.note,
  createdAt: iso(row.createdAt),
  editedAt: row.editedAt === null ? null : iso(row.editedAt),
  version: row.version,
});
