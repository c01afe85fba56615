import { Successors } from '../../../application/messaging/rooms/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { Candidate } from '../../../domain/messaging/successor.ts';
import { joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const longestServing = (role: 'moderator' | 'member') => `
  select * from (
    select m.user_id as userId, m.role, m.joined_at as joinedAt from memberships m
    ${joinAccount('a', 'm.user_id')} and ${liveAccount('a')}
    where m.conversation_id = :roomId and m.user_id <> :leavingId and m.role = '${role}'
    order by m.joined_at, m.user_id limit 1) longest_serving_${role}`;
const candidates = sql<{ roomId: string; leavingId: string }, Candidate>(
  `${longestServing('moderator')} union all ${longestServing('member')}`,
);

export class SqlSuccessors extends Successors {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  candidates(roomId: ConversationId, leavingId: UserId): Promise<readonly Candidate[]> {
    return this.#database.rows(candidates, { roomId, leavingId });
  }
}
