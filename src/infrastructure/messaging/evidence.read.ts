import { sql } from '../kernel/database/statement.ts';
import { type EvidenceParams, type EvidenceRow, lines } from '../moderation/evidence.read.ts';
import { seesMessage, seesRoomCard } from './visibility.read.ts';

// What moderators keep of messages and rooms that are reported. The author of a room is its owner.

export const messageEvidence = sql<EvidenceParams, EvidenceRow>(`
  select eg.sender_id as authorId, eg.text, eg.file_ids as fileIdList, null as fileId, eg.created_at as createdAt
  from messages eg where eg.id = :id and ${seesMessage(':viewerId', 'eg.id')}`);
export const roomEvidence = sql<EvidenceParams, EvidenceRow>(`
  select mo.user_id as authorId, ${lines('ec.title', "nullif(ec.description, '')")} as text,
    null as fileIdList, ec.avatar_id as fileId, ec.created_at as createdAt
  from conversations ec join memberships mo on mo.conversation_id = ec.id and mo.role = 'owner'
  where ec.id = :id and ec.kind = 'room' and ec.closed_at is null and ${seesRoomCard(':viewerId', 'ec.id')}`);

/** Messages stay as places when they are deleted. */
export const messageExists = sql<{ id: string }>('select 1 from messages where id = :id');
/** While someone owns it. */
export const roomExists = sql<{ id: string }>(
  "select 1 from memberships where conversation_id = :id and role = 'owner'",
);
