import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Room } from '../../../domain/messaging/room.ts';
import { Rooms } from '../../../domain/messaging/rooms.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { RoomSchema } from '../messaging.schema.ts';

const withAvatar = sql<{ ownerId: string; limit: number }, { id: Id }>(
  'select id from conversations where avatar_owner_id = :ownerId order by avatar_id, id limit :limit',
);
const withThisAvatar = sql<{ ownerId: string; fileId: string; limit: number }, { id: Id }>(`
  select id from conversations where avatar_owner_id = :ownerId and avatar_id = :fileId order by id limit :limit`);
const dropTerms = sql<{ roomId: string }>('delete from room_terms where room_id = :roomId');
const addTerms = sql<{ rows: readonly { term: string; roomId: string }[] }>(
  'insert into room_terms (term, room_id) values :rows*(term, roomId)',
);

export class SqlRooms extends Rooms {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: ConversationId): Promise<Room | undefined> {
    return this.#aggregates.find(RoomSchema, { id, kind: 'room' });
  }

  async withAvatarOf(ownerId: UserId, fileId: Id | undefined, limit: number): Promise<readonly Room[]> {
    const rows =
      fileId === undefined
        ? await this.#database.rows(withAvatar, { ownerId, limit })
        : await this.#database.rows(withThisAvatar, { ownerId, fileId, limit });
    return rows.length === 0 ? [] : this.#aggregates.findAll(RoomSchema, { id: rows.map(({ id }) => id) });
  }

  add(room: Room): void {
    this.#aggregates.add(RoomSchema, room);
  }

  index(room: Room): void {
    const roomId = room.id;
    this.#database.enqueue(dropTerms, { roomId });
    const rows = room.searchWords.map((term) => ({ term, roomId }));
    if (rows.length > 0) this.#database.enqueue(addTerms, { rows });
  }
}
