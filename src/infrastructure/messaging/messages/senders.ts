import {
  type SenderKey,
  type SenderProfile,
  Senders,
} from '../../../application/messaging/messages/ports.ts';
import type { ConversationId, RequestState } from '../../../domain/messaging/conversation.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  joinAccount,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { isRequest } from '../conditions.ts';

type Row = PublicUserRow<'card'> & {
  conversationId: ConversationId;
  visibleFromSeq: number;
  request: RequestState;
  reachable: number;
  isPublic: number;
  stranger: number;
};
const senders = sql<{ keys: readonly { conversationId: string; senderId: string }[] }, Row>(
  (d) => `
  select m.conversation_id as conversationId, m.visible_from_seq as visibleFromSeq, m.request, a.visibility = 'public' as isPublic,
    ${publicUser('a', 'card')},
    c.kind = 'room' or exists (
      select 1 from memberships o ${joinAccount('oa', 'o.user_id')}
      where o.conversation_id = m.conversation_id and o.user_id <> m.user_id and o.request <> 'declined'
        and ${liveAccount('oa')} and ${notBlocked('m.user_id', 'o.user_id')}) as reachable,
    c.kind = 'direct' and exists (
      select 1 from memberships o
      where o.conversation_id = m.conversation_id and o.user_id <> m.user_id and ${isRequest('o', 'm.user_id')}) as stranger
  from memberships m join conversations c on c.id = m.conversation_id ${joinAccount('a', 'm.user_id')}
  where (m.conversation_id, m.user_id) in ${d.rowList(':keys*(conversationId, senderId)')}`,
);

export class SqlSenders extends Senders {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async find(keys: readonly SenderKey[]): Promise<readonly SenderProfile[]> {
    const rows = await this.#database.rows(senders, {
      keys: keys.map(({ conversationId, senderId }) => ({ conversationId, senderId })),
    });
    return rows.map(
      ({ conversationId, visibleFromSeq, request, reachable, isPublic, stranger, ...card }) => ({
        conversationId,
        userId: card.cardId,
        visibleFromSeq,
        request,
        isPublic: isPublic === 1,
        unreachable: reachable !== 1,
        isStranger: stranger === 1,
        card: toPublicUser(card, 'card', this.#files),
      }),
    );
  }
}
