import type { ConversationId } from '../../domain/messaging/timeline.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { countMembers } from './sql-memberships.ts';

export interface MemberDrift {
  readonly conversationId: ConversationId;
  /** What has to be added to be right. */
  readonly drift: number;
}

const inside = 'select count(*) from memberships m where m.conversation_id = c.id';
const drifted = sql<{ limit: number }, MemberDrift>(`
  select c.id as conversationId, (${inside}) - c.member_count as drift from conversations c
  where c.member_count <> (${inside}) limit :limit`);

/** Conversations whose count of members differs from a recount, at most 1,000. */
export const findMemberDrift = (database: Database): Promise<MemberDrift[]> =>
  database.rows(drifted, { limit: 1000 });

export const mendMembers = (
  unitOfWork: SqlUnitOfWork,
  database: Database,
  drifts: readonly MemberDrift[],
): Promise<void> =>
  unitOfWork.run(async () => {
    for (const { conversationId, drift } of drifts)
      database.enqueue(countMembers, { conversationId, by: drift });
  });
