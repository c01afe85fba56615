import { iso } from '../../application/kernel/fields.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Owner = { userId: UserId };
type Cells = Readonly<Record<string, string | number | null>>;
const when = (at: Instant | null) => (at === null ? null : iso(at));

const memberships = sql<Owner, Cells & { joinedAt: Instant }>(`
  select c.id, c.kind, c.title, o.user_id as peerId, m.role, m.last_read_seq as lastReadSeq, m.joined_at as joinedAt,
    case when c.avatar_owner_id = :userId then c.avatar_id end as fileId
  from memberships m join conversations c on c.id = m.conversation_id
  left join memberships o on c.kind = 'direct' and o.conversation_id = c.id and o.user_id <> m.user_id
  where m.user_id = :userId order by c.id`);
interface Sent {
  readonly id: Id;
  readonly conversationId: Id;
  readonly seq: number;
  readonly text: string;
  readonly replyToId: Id | null;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
}
const messages = sql<Owner, Sent & { fileIdList: string }>(`
  select id, conversation_id as conversationId, seq, text, file_ids as fileIdList, reply_to_id as replyToId,
    created_at as createdAt, edited_at as editedAt
  from messages where sender_id = :userId and deleted_at is null order by id`);
const reactions = sql<Owner, { messageId: Id; kind: string; at: Instant }>(`
  select message_id as messageId, kind, at from message_reactions where user_id = :userId order by message_id`);
const invites = sql<Owner, Cells & { createdAt: Instant; answeredAt: Instant | null }>(`
  select id, room_id as roomId, from_id as fromId, to_id as toId, status, created_at as createdAt,
    answered_at as answeredAt
  from room_invites where from_id = :userId or to_id = :userId order by id`);

/** A person's conversations, messages, reactions and invites. */
export const messagingSections = [
  exportSection('conversations', memberships, ({ joinedAt, ...row }) => ({
    ...row,
    joinedAt: iso(joinedAt),
  })),
  exportSection('messages', messages, ({ fileIdList, createdAt, editedAt, ...row }) => ({
    ...row,
    fileIds: JSON.parse(fileIdList) as unknown,
    createdAt: iso(createdAt),
    editedAt: when(editedAt),
  })),
  exportSection('messageReactions', reactions, ({ at, ...row }) => ({ ...row, at: iso(at) })),
  exportSection('invites', invites, ({ createdAt, answeredAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    answeredAt: when(answeredAt),
  })),
];
