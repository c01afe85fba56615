import { OwnershipCheck } from '../../../application/wardrobe/outfits/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Ownership } from '../../../domain/wardrobe/items/item-state.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { piecesOf } from '../outfits.read.ts';

const items = sql<{ ownerId: string; ids: readonly string[] }, { id: ItemId; ownership: Ownership }>(
  'select id, ownership from items where id in (:ids*) and owner_id = :ownerId',
);

const outfit = sql<{ ownerId: string; id: string }, { pieceList: string }>(
  'select pieces as pieceList from outfits where id = :id and owner_id = :ownerId',
);

export class SqlOwnershipCheck extends OwnershipCheck {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async items(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Ownership>> {
    const rows = ids.length === 0 ? [] : await this.#database.rows(items, { ownerId, ids });
    return new Map(rows.map(({ id, ownership }) => [id, ownership]));
  }

  async outfitItems(ownerId: UserId, id: OutfitId): Promise<ItemId[] | undefined> {
    const row = await this.#database.row(outfit, { ownerId, id });
    return row && piecesOf(row).map(({ itemId }) => itemId);
  }
}
