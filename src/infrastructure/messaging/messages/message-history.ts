import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import { MessageEdits, MessageReactions } from '../../../domain/messaging/messages.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const keep = sql<{ messageId: string; changeSeq: number; text: string; at: number }>(`
  insert into message_edits (message_id, change_seq, text, edited_at) values (:messageId, :changeSeq, :text, :at)`);
const forgetEdits = sql<{ messageId: string }>('delete from message_edits where message_id = :messageId');

export class SqlMessageEdits extends MessageEdits {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  keep(edit: Parameters<MessageEdits['keep']>[0]): void {
    this.#database.enqueue(keep, { ...edit });
  }

  forget(messageId: MessageId): void {
    this.#database.enqueue(forgetEdits, { messageId });
  }
}

type Key = { messageId: string; userId: string };
const of = sql<Key, { kind: ReactionKind }>(
  'select kind from message_reactions where message_id = :messageId and user_id = :userId',
);
const put = sql<Key & { kind: string; at: number }>(
  (
    d,
  ) => `insert into message_reactions (message_id, user_id, kind, at) values (:messageId, :userId, :kind, :at)
    ${d.upsert('message_id, user_id', 'kind = new.kind, at = new.at')}`,
);
const remove = sql<Key>('delete from message_reactions where message_id = :messageId and user_id = :userId');
const forgetReactions = sql<{ messageId: string }>(
  'delete from message_reactions where message_id = :messageId',
);

export class SqlMessageReactions extends MessageReactions {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(messageId: MessageId, userId: UserId): Promise<ReactionKind | undefined> {
    return (await this.#database.row(of, { messageId, userId }))?.kind;
  }

  put(messageId: MessageId, userId: UserId, kind: ReactionKind, at: Instant): void {
    this.#database.enqueue(put, { messageId, userId, kind, at });
  }

  remove(messageId: MessageId, userId: UserId): void {
    this.#database.enqueue(remove, { messageId, userId });
  }

  forget(messageId: MessageId): void {
    this.#database.enqueue(forgetReactions, { messageId });
  }
}
