import { MessagingPurge } from '../../application/messaging/purge/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { ConversationId } from '../../domain/messaging/conversation.ts';
import type { MessageId } from '../../domain/messaging/message.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

type Step = { userId: string; limit: number };
const rooms = sql<Step, { id: ConversationId }>(`
  select c.id from memberships m join conversations c on c.id = m.conversation_id
  where m.user_id = :userId and c.kind = 'room'
  union select h.conversation_id from removed_memberships h where h.user_id = :userId order by 1 limit :limit`);
const received = sql<Step, { id: Id }>('select id from room_invites where to_id = :userId limit :limit');
const sent = sql<Step, { id: Id }>('select id from room_invites where from_id = :userId limit :limit');
const dropInvites = sql<{ ids: readonly string[] }>('delete from room_invites where id in (:ids*)');
const dropBans = sql<{ userId: string }>('delete from room_bans where user_id = :userId');
const reacted = sql<Step, { id: MessageId; conversationId: ConversationId }>(`
  select g.id, g.conversation_id as conversationId from message_reactions r join messages g on g.id = r.message_id
  where r.user_id = :userId order by r.message_id limit :limit`);
const dropReactions = sql<{ userId: string; ids: readonly string[] }>(
  'delete from message_reactions where user_id = :userId and message_id in (:ids*)',
);
const changed = sql<{ id: string; changeSeq: number }>(
  'update messages set change_seq = :changeSeq, version = version + 1 where id = :id',
);
const endInvites = sql<{ fromId: string; toId: string }>(
  "delete from room_invites where from_id = :fromId and status = 'pending' and to_id = :toId",
);

export class SqlMessagingPurge extends MessagingPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async roomIds(userId: UserId, limit: number) {
    return (await this.#database.rows(rooms, { userId, limit })).map(({ id }) => id);
  }

  async invitesOf(userId: UserId, limit: number) {
    const of = { userId, limit };
    const found = [...(await this.#database.rows(received, of)), ...(await this.#database.rows(sent, of))];
    const ids = found.map(({ id }) => id);
    if (ids.length > 0) this.#database.enqueue(dropInvites, { ids });
    return ids.length > 0;
  }

  bansOf(userId: UserId): void {
    this.#database.enqueue(dropBans, { userId });
  }

  reactedTo(userId: UserId, limit: number) {
    return this.#database.rows(reacted, { userId, limit });
  }

  unreact(userId: UserId, changes: readonly { id: MessageId; changeSeq: number }[]): void {
    this.#database.enqueue(dropReactions, { userId, ids: changes.map(({ id }) => id) });
    for (const { id, changeSeq } of changes) this.#database.enqueue(changed, { id, changeSeq });
  }

  endInvites(one: UserId, other: UserId): void {
    this.#database.enqueue(endInvites, { fromId: one, toId: other });
    this.#database.enqueue(endInvites, { fromId: other, toId: one });
  }
}
