import type { PublicUser } from '../../application/kernel/public-user.ts';
import {
  MentionedMembers,
  SentMessages,
  type Writer,
  Writers,
  type Writing,
} from '../../application/messaging/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { RequestState } from '../../domain/messaging/membership.ts';
import type { ClientId, MessageId } from '../../domain/messaging/message.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import { notBlocked } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

type Key = { readonly conversationId: string; readonly senderId: string };

type Row = PublicUserRow<'card'> & {
  conversationId: ConversationId;
  visibleFromSeq: number;
  request: RequestState;
  reachable: number;
  isPublic: number;
};
const writers = sql<{ keys: readonly Key[] }, Row>(
  (d) => `
  select m.conversation_id as conversationId, m.visible_from_seq as visibleFromSeq, m.request, a.visibility = 'public' as isPublic,
    ${publicUser('a', 'card')},
    c.kind = 'room' or exists (
      select 1 from memberships o join accounts oa on oa.id = o.user_id
      where o.conversation_id = m.conversation_id and o.user_id <> m.user_id and o.request <> 'declined'
        and oa.deleted_at is null and ${notBlocked('m.user_id', 'o.user_id')}) as reachable
  from memberships m join conversations c on c.id = m.conversation_id join accounts a on a.id = m.user_id
  where (m.conversation_id, m.user_id) in ${d.rowList(':keys*(conversationId, senderId)')}`,
);

export class SqlWriters extends Writers {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(writing: readonly Writing[]): Promise<readonly Writer[]> {
    const keys = writing.map(({ conversationId, senderId }) => ({ conversationId, senderId }));
    const rows = await this.#database.rows(writers, { keys });
    return rows.map(({ conversationId, visibleFromSeq, request, reachable, isPublic, ...card }) => ({
      conversationId,
      userId: card.cardId,
      visibleFromSeq,
      request,
      isPublic: isPublic === 1,
      unreachable: reachable !== 1,
      card: toPublicUser(card, 'card'),
    }));
  }
}

type Sent = Writing & { readonly clientId: ClientId };
const sent = sql<{ keys: readonly (Key & { readonly clientId: string })[] }, Sent & { id: MessageId }>(
  (d) => `
  select g.conversation_id as conversationId, g.sender_id as senderId, g.client_id as clientId, g.id
  from messages g
  where (g.conversation_id, g.sender_id, g.client_id) in ${d.rowList(':keys*(conversationId, senderId, clientId)')}`,
);
const answerable = sql<{ id: string; conversationId: string; userId: string; from: number }>(`
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

  async mayAnswer({ conversationId, userId, visibleFromSeq: from }: Writer, id: MessageId) {
    return (await this.#database.row(answerable, { id, conversationId, userId, from })) !== undefined;
  }
}

const mentioned = sql<Key & { usernames: readonly string[] }, PublicUserRow<'user'> & { userId: UserId }>(`
  select ${publicUser('a', 'user')} from accounts a
  join memberships m on m.conversation_id = :conversationId and m.user_id = a.id
  where a.username_key in (:usernames*) and a.deleted_at is null and ${notBlocked(':senderId', 'a.id')}`);

export class SqlMentionedMembers extends MentionedMembers {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async resolve({ conversationId, senderId }: Writing, usernames: readonly string[]): Promise<PublicUser[]> {
    const rows = await this.#database.rows(mentioned, { conversationId, senderId, usernames });
    return rows.map((row) => toPublicUser(row, 'user'));
  }
}
