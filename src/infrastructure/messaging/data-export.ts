import { iso } from '../../application/kernel/fields.ts';
import type { EffectiveVisibility } from '../../domain/access/policy.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import { exportedRemoval, toRemoved } from '../access/removal.read.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Owner = { userId: UserId };
type Cells = Readonly<Record<string, string | number | null>>;
const when = (at: Instant | null) => (at === null ? null : iso(at));

const memberships = sql<
  Owner,
  Cells & { joinedAt: Instant; visibility: EffectiveVisibility; removal: string | null }
>(`
  select c.id, c.kind, c.title, c.description, c.visibility, c.removal, c.opener_id as openerId, o.user_id as peerId, m.role,
    m.request, m.last_read_seq as lastReadSeq, m.joined_at as joinedAt,
    case when c.avatar_owner_id = :userId then c.avatar_id end as fileId
  from memberships m join conversations c on c.id = m.conversation_id
  left join memberships o on c.kind = 'direct' and o.conversation_id = c.id and o.user_id <> m.user_id
  where m.user_id = :userId order by c.id`);
const held = sql<Owner, Cells & { joinedAt: Instant }>(`
  select conversation_id as id, role, last_read_seq as lastReadSeq, joined_at as joinedAt
  from removed_memberships where user_id = :userId order by conversation_id`);
interface Sent {
  readonly id: Id;
  readonly conversationId: Id;
  readonly seq: number;
  readonly text: string;
  readonly replyToId: Id | null;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly removal: string | null;
  readonly mentionIdList: string;
  readonly fileIdList: string;
  readonly refList: string;
}
const messages = sql<Owner, Sent>(`
  select id, conversation_id as conversationId, seq, text, mention_ids as mentionIdList, file_ids as fileIdList,
    refs as refList, reply_to_id as replyToId, created_at as createdAt, edited_at as editedAt, deleted_at as deletedAt, removal
  from messages where sender_id = :userId order by id`);
const edits = sql<Owner, { messageId: Id; text: string; editedAt: Instant }>(`
  select e.message_id as messageId, e.text, e.edited_at as editedAt
  from messages g join message_edits e on e.message_id = g.id where g.sender_id = :userId
  order by g.id, e.change_seq`);
interface Ban {
  readonly roomId: Id;
  readonly userId: Id;
  readonly byId: Id;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly until: Instant | null;
}
const bans = sql<Owner, Ban>(`
  select room_id as roomId, user_id as userId, by_id as byId, reason, created_at as createdAt, until from room_bans
  where user_id = :userId or by_id = :userId order by room_id, user_id`);
const reactions = sql<Owner, { messageId: Id; kind: string; at: Instant }>(`
  select message_id as messageId, kind, at from message_reactions where user_id = :userId order by message_id`);
const invites = sql<Owner, Cells & { createdAt: Instant; answeredAt: Instant | null }>(`
  select id, room_id as roomId, from_id as fromId, to_id as toId, status, created_at as createdAt,
    answered_at as answeredAt
  from room_invites where from_id = :userId or to_id = :userId order by id`);

/** The sender's own words, until they are deleted for good. */
function hiddenContent(removal: string) {
  const { text, mentionIds, fileIds, refs } = JSON.parse(removal) as Record<string, unknown>;
  return { ...toRemoved(removal).removed, text, mentionIds, fileIds, refs };
}

/** A person's conversations, messages with former texts, reactions, invites and bans; of deleted messages, the time. */
export const messagingSections = [
  exportSection('conversations', memberships, ({ joinedAt, removal, ...row }) => ({
    ...row,
    ...exportedRemoval({ visibility: row.visibility, removal }),
    joinedAt: iso(joinedAt),
  })),
  // Rooms that a moderator removed: what they are is shown to their owners only.
  exportSection('removedRooms', held, ({ joinedAt, ...row }) => ({ ...row, joinedAt: iso(joinedAt) })),
  exportSection(
    'messages',
    messages,
    ({ mentionIdList, fileIdList, refList, createdAt, editedAt, deletedAt, removal, ...row }) => ({
      ...row,
      mentionIds: JSON.parse(mentionIdList) as unknown,
      fileIds: JSON.parse(fileIdList) as unknown,
      refs: JSON.parse(refList) as unknown,
      createdAt: iso(createdAt),
      editedAt: when(editedAt),
      deletedAt: when(deletedAt),
      removed: removal === null ? null : hiddenContent(removal),
    }),
  ),
  exportSection('messageEdits', edits, ({ editedAt, ...row }) => ({ ...row, editedAt: iso(editedAt) })),
  exportSection('messageReactions', reactions, ({ at, ...row }) => ({ ...row, at: iso(at) })),
  exportSection('invites', invites, ({ createdAt, answeredAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    answeredAt: when(answeredAt),
  })),
  exportSection('bans', bans, ({ createdAt, until, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    until: when(until),
  })),
];
