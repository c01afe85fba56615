import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Room } from '../../../domain/messaging/room.ts';
import { Rooms } from '../../../domain/messaging/rooms.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { RoomSchema } from '../messaging.schema.ts';

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
