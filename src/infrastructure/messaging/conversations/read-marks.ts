import { ReadMarks } from '../../../application/messaging/conversations/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import { notBlocked } from '../../access/access.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { marksShown } from '../conditions.ts';

/** In larger rooms nobody looks at read marks, and each would be pushed to every member. */
const maxSharing = 100;

type Marking = { conversationId: string; userId: string; maxSharing: number };
const marked = sql<Marking, { userId: UserId; seq: number }>(`
  select m.user_id as userId, me.last_read_seq as seq
  from memberships me join conversations c on c.id = me.conversation_id
  join memberships m on m.conversation_id = me.conversation_id
    and (m.user_id = me.user_id or (c.member_count <= :maxSharing and ${marksShown('me.user_id', 'm.user_id')}))
  where me.conversation_id = :conversationId and me.user_id = :userId
    and ${notBlocked('me.user_id', 'm.user_id')}`);

export class SqlReadMarks extends ReadMarks {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(conversationId: ConversationId, userId: UserId) {
    const rows = await this.#database.rows(marked, { conversationId, userId, maxSharing });
    return rows[0] && { seq: rows[0].seq, to: rows.map((row) => row.userId) };
  }
}
