import {
  type SenderKey,
  type SenderProfile,
  SentMessages,
} from '../../../application/messaging/messages/ports.ts';
import type { ClientId, MessageId } from '../../../domain/messaging/message.ts';
import { notBlocked } from '../../access/access.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Key = { readonly conversationId: string; readonly senderId: string; readonly clientId: string };
type Sent = SenderKey & { readonly clientId: ClientId };
const sent = sql<{ keys: readonly Key[] }, Sent & { id: MessageId }>(
  (d) => `
  select g.conversation_id as conversationId, g.sender_id as senderId, g.client_id as clientId, g.id
  from messages g
  where (g.conversation_id, g.sender_id, g.client_id) in ${d.rowList(':keys*(conversationId, senderId, clientId)')}`,
);
const replyable = sql<{ id: string; conversationId: string; userId: string; from: number }>(`
  select 1 as yes from messages g join conversations c on c.id = g.conversation_id
  where g.id = :id and g.conversation_id = :conversationId and g.seq >= :from
    and (c.kind = 'direct' or ${notBlocked(':userId', 'g.sender_id')})`);

export class SqlSentMessages extends SentMessages {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(keys: readonly Sent[]) {
    return this.#database.rows(sent, { keys: keys.map((key) => ({ ...key })) });
  }

  async mayReplyTo({ conversationId, userId, visibleFromSeq: from }: SenderProfile, id: MessageId) {
    return (await this.#database.row(replyable, { id, conversationId, userId, from })) !== undefined;
  }
}
