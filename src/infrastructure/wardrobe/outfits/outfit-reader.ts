import { iso } from '../../../application/kernel/fields.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import {
  type OutfitFilters,
  type OutfitKey,
  OutfitReader,
  outfitOrderName,
} from '../../../application/wardrobe/outfits/ports.ts';
import type { AnyOutfitView } from '../../../application/wardrobe/outfits/views.ts';
import type { Visibility } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { clashesOf } from '../../../domain/wardrobe/outfits/clashes.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import { fromSeasonBits } from '../../../domain/wardrobe/season.ts';
import { chosenVisibility, toRemoved } from '../../access/removal.read.ts';
import { type AvatarUrls, toPublicUser } from '../../identity/identity.read.ts';
import { counts } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import {
  type OutfitRow,
  outfitColumns,
  outfitCounters,
  outfitJoins,
  outfitVisible,
  piecesOf,
} from '../outfits.read.ts';
import { outfitList } from './list-statement.ts';
import { loadOutfitItems, type OutfitItem } from './outfit-items.ts';

const one = sql<{ viewerId: string; id: string }, OutfitRow>(`
  select ${outfitColumns(':viewerId')} from outfits o ${outfitJoins(':viewerId')}
  where o.id = :id and ${outfitVisible(':viewerId')}`);

export class SqlOutfitReader extends OutfitReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(viewerId: UserId, id: OutfitId): Promise<AnyOutfitView | undefined> {
    const row = await this.#database.row(one, { viewerId, id });
    return row && toOutfit(row, viewerId, await this.#worn(viewerId, [row]), this.#files);
  }

  async list(
    viewerId: UserId,
    filters: OutfitFilters,
    { limit, cursor }: PageRequest<OutfitKey>,
  ): Promise<Page<AnyOutfitView>> {
    const { order } = filters;
    const { statement, parameters } = outfitList(filters, cursor);
    const rows = await this.#database.rows(statement, { ...parameters, viewerId, limit: limit + 1 });
    const worn = await this.#worn(viewerId, rows);
    return toPage(
      rows,
      limit,
      ({ id, k0 }): OutfitKey => (k0 === undefined ? id : [outfitOrderName(order), k0, id]),
      (row) => toOutfit(row, viewerId, worn, this.#files),
    );
  }

  #worn(viewerId: UserId, rows: readonly OutfitRow[]): Promise<ReadonlyMap<string, OutfitItem>> {
    const ids = rows.flatMap((row) => piecesOf(row).map(({ itemId }) => itemId));
    return loadOutfitItems(this.#database, this.#files, viewerId, ids);
  }
}

function toOutfit(
  row: OutfitRow,
  viewerId: UserId,
  worn: ReadonlyMap<string, OutfitItem>,
  avatars: AvatarUrls,
): AnyOutfitView {
  const pieces = piecesOf(row);
  const { tips, ...reactions } = counts(outfitCounters, row);
  const shown = {
    id: row.id,
    owner: toPublicUser(row, 'owner', avatars),
    name: row.name,
    pieces: pieces.map(({ itemId, ...placed }) => {
      const item = worn.get(itemId);
      return item?.visible ? { itemId, item: item.card, ...placed } : { itemId: null, item: null, ...placed };
    }),
    tags: JSON.parse(row.tagList) as string[],
    seasons: fromSeasonBits(row.seasonBits),
    parent:
      row.parentId && row.makerId
        ? { outfitId: row.parentId, owner: toPublicUser(row, 'maker', avatars) }
        : null,
    reactions,
    myReaction: row.myReaction,
    tipCount: tips,
    createdAt: iso(row.createdAt),
  };
  if (row.ownerId !== viewerId) return { ...shown, own: false };
  return {
    ...shown,
    own: true,
    formality: row.formality,
    notes: row.notes,
    favourite: row.favourite === 1,
    visibility: chosenVisibility<Visibility>(row),
    clashes: clashesOf(pieces.flatMap(({ itemId }) => worn.get(itemId)?.wearable ?? [])).map(
      ({ itemIds, ...clash }) => ({ ...clash, itemIds: [...itemIds] }),
    ),
    wears: row.wears ?? 0,
    lastWorn: row.lastWorn,
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
    version: row.version,
    ...toRemoved(row.removal),
  };
}
