import type { UserId } from '../../domain/kernel/id.ts';
import { notBlocked } from '../access/access.read.ts';
import { sql } from '../kernel/database/statement.ts';
import { invited, isThere, roomRemoved } from './conditions.ts';

// Who sees conversations, messages and invites, for the statements of other contexts.

export const seesConversation = (viewer: string, id: string): string => `exists (
  select 1 from memberships m join conversations c on c.id = m.conversation_id
  where m.conversation_id = ${id} and m.user_id = ${viewer} and ${isThere})`;

/** Members see messages from the place where they joined, unless a block is between them and the sender. */
export const seesMessage = (viewer: string, id: string): string => `exists (
  select 1 from messages g join memberships m on m.conversation_id = g.conversation_id and m.user_id = ${viewer}
  where g.id = ${id} and g.seq >= m.visible_from_seq and g.deleted_at is null
    and ${notBlocked(viewer, 'g.sender_id')})`;

/** Joins the message as `g`, if the viewer sees it. */
export const joinVisibleMessage = (viewer: string, id: string): string => `
  join messages g on g.id = ${id} and g.deleted_at is null and ${notBlocked(viewer, 'g.sender_id')}
  join memberships m on m.conversation_id = g.conversation_id and m.user_id = ${viewer}
    and g.seq >= m.visible_from_seq`;

/**
 * Joins the members `m` who see a message, deleted or not, found by its sender and the id that they gave it. Conditions
 * on `m` may follow.
 */
export const joinReaders = (message: {
  readonly conversation: string;
  readonly sender: string;
  readonly clientId: string;
}): string => `
  join conversations c on c.id = ${message.conversation}
  join messages g on g.conversation_id = c.id and g.sender_id = ${message.sender} and g.client_id = ${message.clientId}
  join memberships m on m.conversation_id = c.id and m.visible_from_seq <= g.seq
    and ${isThere} and ${notBlocked('m.user_id', 'g.sender_id')}`;

/** Its members, people invited, and everyone for a public room; nobody who was ever banned, unless they are in it. */
export const seesRoomCard = (viewer: string, id: string): string => `(exists (
  select 1 from memberships m where m.conversation_id = ${id} and m.user_id = ${viewer})
  or exists (select 1 from conversations c where c.id = ${id} and c.kind = 'room'
    and (c.visibility = 'public' or ${invited(viewer)})
    and not exists (select 1 from room_bans rb where rb.room_id = c.id and rb.user_id = ${viewer})))`;

/** Only while it is pending, and its room is not removed. */
export const seesInvite = (viewer: string, id: string): string => `exists (
  select 1 from room_invites ri join conversations c on c.id = ri.room_id
  where ri.id = ${id} and ri.to_id = ${viewer} and ri.status = 'pending' and not ${roomRemoved})`;

/** The user has read the conversation to its end. */
export const readToTheEnd = (user: string, conversation: string): string => `exists (
  select 1 from memberships m join conversations c on c.id = m.conversation_id
  where m.conversation_id = ${conversation} and m.user_id = ${user} and m.last_read_seq >= c.last_seq)`;

/** The other person of a direct conversation, unless they declined its request or have read this message. */
export const peerWithUnread = sql<{ messageId: string }, { userId: UserId }>(`
  select m.user_id as userId from messages g join memberships m on m.conversation_id = g.conversation_id
    join conversations c on c.id = m.conversation_id
  where g.id = :messageId and g.deleted_at is null and m.user_id <> g.sender_id and m.last_read_seq < g.seq
    and c.kind = 'direct' and m.request <> 'declined'`);
