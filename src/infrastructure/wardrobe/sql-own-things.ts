import { OwnThings } from '../../application/wardrobe/outfit-ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import type { OccasionId } from '../../domain/wardrobe/occasion.ts';
import type { OutfitId } from '../../domain/wardrobe/outfit.ts';
import type { Day, GuestStatus, Ownership } from '../../domain/wardrobe/words.ts';
import { befriended, notBlocked } from '../access/access.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { piecesOf } from './outfits.read.ts';

type Some = { ownerId: string; ids: readonly string[] };
const items = sql<Some, { id: ItemId; ownership: Ownership }>(
  'select id, ownership from items where id in (:ids*) and owner_id = :ownerId',
);
const outfit = sql<{ ownerId: string; id: string }, { pieceList: string }>(
  'select pieces as pieceList from outfits where id = :id and owner_id = :ownerId',
);
const friends = sql<Some, { id: UserId }>(`
  select a.id from accounts a where a.id in (:ids*) and a.deleted_at is null and a.id <> :ownerId
    and ${befriended(':ownerId', 'a.id')} and ${notBlocked(':ownerId', 'a.id')}`);
type Occasion = { startsOn: Day; dressCode: string | null; status: GuestStatus | null };
const occasion = sql<{ userId: string; id: string }, Occasion>(`
  select c.starts_on as startsOn, c.dress_code as dressCode, g.status from occasions c
  join accounts a on a.id = c.owner_id and a.deleted_at is null
  left join occasion_guests g on g.occasion_id = c.id and g.user_id = :userId
  where c.id = :id and (c.owner_id = :userId or (g.user_id is not null and ${notBlocked(':userId', 'c.owner_id')}))`);

export class SqlOwnThings extends OwnThings {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async items(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Ownership>> {
    const rows = ids.length === 0 ? [] : await this.#database.rows(items, { ownerId, ids });
    return new Map(rows.map(({ id, ownership }) => [id, ownership]));
  }

  async piecesOf(ownerId: UserId, id: OutfitId): Promise<ItemId[] | undefined> {
    const row = await this.#database.row(outfit, { ownerId, id });
    return row && piecesOf(row).map(({ itemId }) => itemId);
  }

  async friends(ownerId: UserId, ids: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    const rows = ids.length === 0 ? [] : await this.#database.rows(friends, { ownerId, ids });
    return new Set(rows.map(({ id }) => id));
  }

  async occasion(userId: UserId, id: OccasionId): Promise<Occasion | undefined> {
    return this.#database.row(occasion, { userId, id });
  }
}
