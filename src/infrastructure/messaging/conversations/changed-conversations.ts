import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import {
  ChangedConversations,
  type ConversationCursor,
} from '../../../application/messaging/conversations/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { isThere } from '../conditions.ts';

type Params = { viewerId: string; since: number; at: number; id: string; limit: number };
type Row = { conversationId: ConversationId; lastChangeSeq: number; changedAt: number };
// Those who get the frame `conversation.head`. Without a change there is no time of it.
const changed = sql<Params, Row>(`
  select c.id as conversationId, c.last_change_seq as lastChangeSeq, c.changed_at as changedAt
  from memberships m join conversations c on c.id = m.conversation_id
  where m.user_id = :viewerId and c.last_change_seq > 0 and c.changed_at >= :since
    and (c.changed_at > :at or (c.changed_at = :at and c.id > :id)) and ${isThere}
  order by c.changed_at, c.id limit :limit`);

export class SqlChangedConversations extends ChangedConversations {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async since(viewerId: UserId, since: Instant, { limit, cursor }: PageRequest<ConversationCursor>) {
    const { at, id } = cursor ?? { at: since, id: firstId };
    const rows = await this.#database.rows(changed, { viewerId, since, at, id, limit: limit + 1 });
    return toPage(
      rows,
      limit,
      ({ changedAt, conversationId }) => ({ at: changedAt, id: conversationId }),
      (row) => ({ ...row, changedAt: iso(row.changedAt) }),
    );
  }
}
