import { LRUCache } from 'lru-cache';
import { Recipients } from '../../../application/messaging/messages/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Conversation, ConversationId } from '../../../domain/messaging/conversation.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import {
  MessageDeleted,
  MessageEdited,
  MessageReacted,
  MessageRemoved,
  MessageRestored,
  MessageSent,
  MessageTipsCounted,
} from '../../../domain/messaging/published.ts';
import { notBlocked } from '../../access/access.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { eventsFrom, firstIdOf } from '../../kernel/events/events.read.ts';
import { fromSuspendedForGood } from '../../moderation/suspensions.read.ts';
import { blockPairsOf } from '../../social/social.read.ts';
import { isThere } from '../conditions.ts';

const members = sql<{ conversationId: string }, { userId: UserId }>(
  'select user_id as userId from memberships where conversation_id = :conversationId',
);
const seeing = sql<{ messageId: string }, { userId: UserId }>(`
  select m.user_id as userId from messages g join conversations c on c.id = g.conversation_id
  join memberships m on m.conversation_id = g.conversation_id and m.visible_from_seq <= g.seq
  where g.id = :messageId and ${isThere}`);
const ofTyping = sql<{ conversationId: string; userId: string }, { userId: UserId }>(`
  select m.user_id as userId from memberships me
  join conversations c on c.id = me.conversation_id and c.closed_at is null
  join memberships m on m.conversation_id = me.conversation_id and m.user_id <> me.user_id
  where me.conversation_id = :conversationId and me.user_id = :userId and me.request <> 'declined'
    and m.request <> 'declined' and ${notBlocked('me.user_id', 'm.user_id')}`);
type HighWaterMark = { conversationId: ConversationId; lastChangeSeq: number; userId: UserId };
const highWaterMarks = sql<{ ids: readonly string[] }, HighWaterMark>(`
  select c.id as conversationId, c.last_change_seq as lastChangeSeq, m.user_id as userId
  from conversations c join memberships m on m.conversation_id = c.id where c.id in (:ids*) and ${isThere}`);
const blockedWith = sql<{ ids: readonly string[] }, { userId: UserId; otherId: UserId }>(
  `${blockPairsOf(':ids*')}
  union all select sm.user_id, om.user_id from memberships sm
  join memberships om on om.conversation_id = sm.conversation_id and om.user_id <> sm.user_id
  where sm.user_id in (select su.user_id ${fromSuspendedForGood(':ids*')})`,
);

const changes = [
  MessageSent,
  MessageEdited,
  MessageDeleted,
  MessageRemoved,
  MessageRestored,
  MessageReacted,
  MessageTipsCounted,
].map(({ eventName }) => eventName);

/** Caches lists of members by version: every change of members takes the lock under which the version is read. */
export class SqlRecipients extends Recipients {
  readonly #database: Database;
  readonly #members = new LRUCache<ConversationId, { version: number; ids: readonly UserId[] }>({
    maxSize: 200_000,
    sizeCalculation: ({ ids }) => ids.length + 1,
  });

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async members({ id, membersVersion: version }: Pick<Conversation, 'id' | 'membersVersion'>) {
    const known = this.#members.get(id);
    if (known?.version === version) return known.ids;
    const rows = await this.#database.rows(members, { conversationId: id });
    const ids = rows.map(({ userId }) => userId);
    this.#members.set(id, { version, ids });
    return ids;
  }

  async seeing(messageId: MessageId) {
    return (await this.#database.rows(seeing, { messageId })).map(({ userId }) => userId);
  }

  async ofTyping(conversationId: ConversationId, userId: UserId) {
    const rows = await this.#database.rows(ofTyping, { conversationId, userId });
    return rows.map((row) => row.userId);
  }

  async highWaterMarks(ids: readonly ConversationId[]) {
    const rows = await this.#database.rows(highWaterMarks, { ids });
    return [...Map.groupBy(rows, ({ conversationId }) => conversationId).values()].map((of) => ({
      conversationId: of[0]!.conversationId,
      lastChangeSeq: of[0]!.lastChangeSeq,
      to: of.map(({ userId }) => userId),
    }));
  }

  async changedSince(at: Instant, limit: number) {
    const events = await this.#database.rows(eventsFrom, { someId: firstIdOf(at), names: changes, limit });
    const ids = events.map(
      ({ data }) => (JSON.parse(data) as { conversationId: ConversationId }).conversationId,
    );
    return [...new Set(ids)];
  }

  async blockedWith(userIds: readonly UserId[]) {
    const rows = await this.#database.rows(blockedWith, { ids: userIds });
    const others = new Map<UserId, Set<UserId>>();
    for (const { userId, otherId } of rows) {
      const known = others.get(userId);
      if (known) known.add(otherId);
      else others.set(userId, new Set([otherId]));
    }
    return others;
  }
}
