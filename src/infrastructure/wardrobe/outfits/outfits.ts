import type { UserId } from '../../../domain/kernel/id.ts';
import { type Outfit, type OutfitId, Outfits } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { insertItemLinks, linkItems } from '../item-links.ts';
import { requireVersion } from '../require-version.ts';
import { OutfitSchema } from './outfit.schema.ts';

type One = { outfitId: string };
const addPieces = linkItems<One>('outfit_pieces (outfit_id, item_id)', ':outfitId, i.id');
const addTags = sql<{ rows: { ownerId: string; tag: string; outfitId: string }[] }>(
  'insert into outfit_tags (owner_id, tag, outfit_id) values :rows*(ownerId, tag, outfitId)',
);
const dropPieces = sql<One>('delete from outfit_pieces where outfit_id = :outfitId');
const dropTags = sql<One & { ownerId: string }>(`
  delete from outfit_tags where outfit_id = :outfitId and owner_id = :ownerId`);

export class SqlOutfits extends Outfits {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(ownerId: UserId, id: OutfitId, version?: number): Promise<Outfit | undefined> {
    const outfit = await this.#aggregates.find(OutfitSchema, { id, ownerId });
    requireVersion(outfit, version);
    return outfit;
  }

  async findAnyones(id: OutfitId): Promise<Outfit | undefined> {
    return this.#aggregates.find(OutfitSchema, { id });
  }

  async add(outfit: Outfit): Promise<void> {
    this.#aggregates.add(OutfitSchema, outfit);
    await this.#index(outfit);
  }

  async reindex(outfit: Outfit): Promise<void> {
    this.#unindex(outfit);
    await this.#index(outfit);
  }

  remove(outfit: Outfit): void {
    this.#unindex(outfit);
    this.#aggregates.remove(outfit);
  }

  #unindex({ id: outfitId, ownerId }: Outfit): void {
    this.#database.enqueue(dropPieces, { outfitId });
    this.#database.enqueue(dropTags, { outfitId, ownerId });
  }

  async #index({ id: outfitId, ownerId, searchAttributes: { itemIds, tags } }: Outfit): Promise<void> {
    if (tags.length > 0)
      this.#database.enqueue(addTags, { rows: tags.map((tag) => ({ ownerId, tag, outfitId })) });
    await insertItemLinks(this.#database, addPieces, { outfitId, ownerId, itemIds });
  }
}
