import { excerptOf } from '../../../application/kernel/excerpt.ts';
import {
  type SenderKey,
  type SenderProfile,
  SentMessages,
} from '../../../application/messaging/messages/ports.ts';
import type { ClientId, MessageId } from '../../../domain/messaging/message.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { excerpt, seenByAll } from './replied-messages.ts';

type Key = { readonly conversationId: string; readonly senderId: string; readonly clientId: string };
type Sent = SenderKey & { readonly clientId: ClientId };
const sent = sql<{ keys: readonly Key[] }, Sent & { id: MessageId }>(
  (d) => `
  select g.conversation_id as conversationId, g.sender_id as senderId, g.client_id as clientId, g.id
  from messages g
  where (g.conversation_id, g.sender_id, g.client_id) in ${d.rowList(':keys*(conversationId, senderId, clientId)')}`,
);
type Asked = { id: string; conversationId: string; userId: string; from: number };
const visible = `
  from messages g join conversations c on c.id = g.conversation_id ${joinAccount('s', 'g.sender_id')}
  where g.id = :id and g.conversation_id = :conversationId and g.seq >= :from
    and (c.kind = 'direct' or ${notBlocked(':userId', 'g.sender_id')})`;
const seen = sql<Asked>(`select 1 as yes ${visible}`);
type Preview = PublicUserRow<'replied'> & { deleted: number; text: string; seenByAll: number };
const preview = sql<Asked, Preview>(`
  select ${publicUser('s', 'replied')}, g.deleted_at is not null as deleted, ${excerpt('g')} as text,
    ${seenByAll('g')} as seenByAll ${visible}`);

export class SqlSentMessages extends SentMessages {
  readonly #database: Database;
  readonly #files: AvatarUrls;

  constructor(database: Database, files: AvatarUrls) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async find(keys: readonly Sent[]) {
    return this.#database.rows(sent, { keys: keys.map((key) => ({ ...key })) });
  }

  async mayReactTo({ conversationId, userId, visibleFromSeq: from }: SenderProfile, id: MessageId) {
    return (await this.#database.row(seen, { id, conversationId, userId, from })) !== undefined;
  }

  async replyTo({ conversationId, userId, visibleFromSeq: from }: SenderProfile, id: MessageId) {
    const row = await this.#database.row(preview, { id, conversationId, userId, from });
    if (!row) return undefined;
    const sender = toPublicUser(row, 'replied', this.#files);
    const repliedTo = row.deleted === 1 ? null : { id, sender, excerpt: excerptOf(row.text) };
    return { repliedTo, seenByAll: row.seenByAll === 1 };
  }
}
