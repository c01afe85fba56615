import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Message, MessageId } from '../../../domain/messaging/message.ts';
import { Messages } from '../../../domain/messaging/messages.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';
import { MessageSchema } from '../messaging.schema.ts';

const conversationOf = sql<{ id: string }, { conversationId: ConversationId }>(
  'select conversation_id as conversationId from messages where id = :id',
);

type Row = Record<'id' | 'conversationId' | 'senderId' | 'clientId' | 'text', string> &
  Record<'seq' | 'changeSeq' | 'createdAt', number> & {
    mentionList: string;
    fileList: string;
    refList: string;
    replyToId: string | null;
  };
const insert = sql<{ rows: readonly Row[] }>(`
  insert into messages
    (conversation_id, seq, id, change_seq, sender_id, client_id, text, mention_ids, file_ids, refs, reply_to_id, created_at)
  values :rows*(conversationId, seq, id, changeSeq, senderId, clientId, text, mentionList, fileList, refList, replyToId, createdAt)`);

export class SqlMessages extends Messages {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async conversationOf(id: MessageId): Promise<ConversationId | undefined> {
    return (await this.#database.row(conversationOf, { id }))?.conversationId;
  }

  async find(id: MessageId): Promise<Message | undefined> {
    return this.#aggregates.find(MessageSchema, { id });
  }

  /** Sending is the hottest path: this takes a fifth less time than `Aggregates.addAll`. */
  add(messages: readonly Message[]): void {
    const rows = messages.map((message) => {
      trackEvents(message);
      const content = message.content;
      return {
        id: content.id,
        conversationId: content.conversationId,
        seq: content.seq,
        changeSeq: content.changeSeq,
        senderId: content.senderId,
        clientId: content.clientId,
        text: content.text,
        mentionList: JSON.stringify(content.mentionIds),
        fileList: JSON.stringify(content.fileIds),
        refList: JSON.stringify(content.refs),
        replyToId: content.replyToId,
        createdAt: content.createdAt,
      };
    });
    this.#database.enqueue(insert, { rows });
  }
}
