import type { PageRequest } from '../../../application/kernel/page.ts';
import { toPage } from '../../../application/kernel/page.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import {
  type ItemFilters,
  type ItemKey,
  ItemReader,
  orderName,
} from '../../../application/wardrobe/items/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder, rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { imageIdsOf, itemCard, itemJoins, itemVisible, toItemCard } from '../items.read.ts';
import { type ListedRow, listStatement } from './list/statement.ts';
import { leadingWord } from './list/words.ts';
import { type OwnItemRow, ownColumns, type Partner, toOwnItem } from './own-item-row.ts';

const one = sql<{ viewerId: string; id: string }, OwnItemRow>(`
  select ${itemCard(':viewerId')}, ${ownColumns} from items i ${itemJoins}
  where i.id = :id and ${itemVisible(':viewerId')}`);
const own = sql<{ viewerId: string; ids: readonly string[] }, OwnItemRow>(`
  select ${rowByRow} ${itemCard(':viewerId')}, ${ownColumns} from items i ${itemJoins}
  where i.id in (:ids*) and i.owner_id = :viewerId`);
const partners = sql<{ id: string }, Partner>(`
  select ${joinInOrder} p.item_id as itemId, i.name, count(*) as wears
  from wear_items w join wear_items p on p.wear_id = w.wear_id join items i on i.id = p.item_id
  where w.item_id = :id and p.item_id <> :id
  group by p.item_id, i.name order by wears desc, p.item_id limit 5`);

export class SqlItemReader extends ItemReader {
  readonly #database: Database;
  readonly #files: FileViews;
  readonly #clock: Clock;

  constructor(database: Database, files: FileViews, clock: Clock) {
    super();
    this.#database = database;
    this.#files = files;
    this.#clock = clock;
  }

  async one(viewerId: UserId, id: ItemId) {
    const row = await this.#database.row(one, { viewerId, id });
    if (!row) return undefined;
    const images = await this.#files.of(imageIdsOf([row]));
    if (row.ownerId !== viewerId) return toItemCard(row, images, this.#files);
    return {
      ...toOwnItem(row, images, this.#files, this.#clock.now()),
      partners: await this.#database.rows(partners, { id }),
    };
  }

  async own(ownerId: UserId, ids: readonly ItemId[]) {
    const rows = await this.#database.rows(own, { viewerId: ownerId, ids });
    const images = await this.#files.of(imageIdsOf(rows));
    const now = this.#clock.now();
    const views = new Map(rows.map((row) => [row.id, toOwnItem(row, images, this.#files, now)]));
    return ids.flatMap((id) => views.get(id) ?? []);
  }

  async list(viewerId: UserId, filters: ItemFilters, { limit, cursor }: PageRequest<ItemKey>) {
    const own = filters.ownerId === viewerId;
    const { ownerId, outfitId, words } = filters;
    const search = ownerId !== undefined && outfitId === undefined && words.length > 0;
    const lead = search ? await leadingWord(this.#database, ownerId, words) : undefined;
    if (lead === 'nothing') return { items: [], nextCursor: null };
    const { statement, parameters } = listStatement(own, filters, cursor, lead);
    const rows = await this.#database.rows(statement, { ...parameters, viewerId, limit: limit + 1 });
    const images = await this.#files.of(imageIdsOf(rows));
    const now = this.#clock.now();
    const order = orderName(filters);
    return toPage(
      rows,
      limit,
      ({ k0 = 0, k1 = 0, id }: ListedRow): ItemKey => [order, k0, k1, id],
      (row) => (own ? toOwnItem(row, images, this.#files, now) : toItemCard(row, images, this.#files)),
    );
  }
}
