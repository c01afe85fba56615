import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { type Ban, Bans } from '../../../domain/messaging/ban.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Key = { roomId: string; userId: string };
const put = sql<Key & { byId: string; reason: string; at: number; until: number | null }>(
  (d) => `
  insert into room_bans (room_id, user_id, by_id, reason, created_at, until)
  values (:roomId, :userId, :byId, :reason, :at, :until)
  ${d.upsert('room_id, user_id', 'by_id = new.by_id, reason = new.reason, created_at = new.created_at, until = new.until')}`,
);
const lift = sql<Key>('delete from room_bans where room_id = :roomId and user_id = :userId');
const isBanned = sql<Key & { now: number }>(`
  select 1 as yes from room_bans
  where room_id = :roomId and user_id = :userId and (until is null or until > :now)`);

export class SqlBans extends Bans {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  put(ban: Ban): void {
    this.#database.enqueue(put, { ...ban });
  }

  lift(roomId: ConversationId, userId: UserId): void {
    this.#database.enqueue(lift, { roomId, userId });
  }

  async isBanned(roomId: ConversationId, userId: UserId, now: Instant) {
    return (await this.#database.row(isBanned, { roomId, userId, now })) !== undefined;
  }
}
