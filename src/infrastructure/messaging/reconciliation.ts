import type { ConversationId } from '../../domain/messaging/conversation.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { countMembers } from './conversations/memberships.ts';

export interface MemberCountDrift {
  readonly conversationId: ConversationId;
  /** To be added to the stored count. */
  readonly drift: number;
}

const inside = 'select count(*) from memberships m where m.conversation_id = c.id';
const drifted = sql<{ limit: number }, MemberCountDrift>(`
  select c.id as conversationId, (${inside}) - c.member_count as drift from conversations c
  where c.member_count <> (${inside}) limit :limit`);

/** Conversations whose stored count of members is wrong, at most 1,000. */
export const findMemberCountDrift = (database: Database): Promise<MemberCountDrift[]> =>
  database.rows(drifted, { limit: 1000 });

export const correctMemberCounts = (
  unitOfWork: SqlUnitOfWork,
  database: Database,
  drifts: readonly MemberCountDrift[],
): Promise<void> =>
  unitOfWork.run(async () => {
    for (const { conversationId, drift } of drifts)
      database.enqueue(countMembers, { conversationId, by: drift });
  });
