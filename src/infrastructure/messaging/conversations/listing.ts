import { sql } from '../../kernel/database/statement.ts';

// `memberships.listed_at` is about when the newest message was sent. A message writes it for all members only if it would
// otherwise be off by more than a minute: writing it each time would cost a room one row per member and message.

export const listingToleranceMs = 60_000;

export const listAgain = [
  sql<{ id: string; at: number }>('update conversations set listed_at = :at where id = :id'),
  sql<{ id: string; at: number }>('update memberships set listed_at = :at where conversation_id = :id'),
];

const atLast = `update memberships set listed_at = (select c.last_at from conversations c where c.id = :conversationId)
  where conversation_id = :conversationId`;
/** For members who were just added. */
export const listMembers = sql<{ conversationId: string; userIds: readonly string[] }>(
  `${atLast} and user_id in (:userIds*)`,
);
export const listAllMembers = sql<{ conversationId: string }>(atLast);
