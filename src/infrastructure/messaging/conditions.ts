import { notBlocked } from '../access/access.read.ts';
import { showsReadMarks } from '../identity/identity.read.ts';
import { befriended, follows } from '../social/social.read.ts';

/** Whether `user` has a ban that is not over. The statement needs the parameter `now`. */
export const banned = (room: string, user: string): string =>
  `exists (select 1 from room_bans rb where rb.room_id = ${room} and rb.user_id = ${user}
    and (rb.until is null or rb.until > :now))`;

/** A moderator of the service has removed the room `conversations c`: only its owner, who is in it, sees it. */
export const roomRemoved = "c.visibility = 'removed'";

/** Has an accepted invite to the room `conversations c`, or a pending one without a block between the two. */
export const invited = (user: string): string =>
  `(not ${roomRemoved} and exists (select 1 from room_invites ri where ri.room_id = c.id and ri.to_id = ${user}
    and (ri.status = 'accepted' or (ri.status = 'pending' and ${notBlocked(user, 'ri.from_id')}))))`;

/**
 * Whether the direct conversation waits for the answer of the member `addressee` (an alias of `memberships`) to someone
 * who is neither a friend nor followed.
 */
export const isRequest = (addressee: string, user: string): string =>
  `(${addressee}.request = 'pending' and not ${befriended(`${addressee}.user_id`, user)}
    and not ${follows(`${addressee}.user_id`, user)})`;

/** Whether `viewer` sees how far `user` has read: both let others see it of themselves. */
export const marksShown = (user: string, viewer: string): string =>
  `(${showsReadMarks(user)} and ${showsReadMarks(viewer)})`;

/** Whether someone outside sees the card of the room `conversations c`: it is public or they are invited. */
export const roomVisible = (user: string): string =>
  `(c.kind = 'room' and (c.visibility = 'public' or ${invited(user)}) and not ${banned('c.id', user)})`;

/**
 * Whether the member `memberships m` sees the conversation `conversations c`: a direct one is hidden while a block is
 * between the two.
 */
export const isThere = `(c.kind = 'room' or not exists (
  select 1 from memberships bo where bo.conversation_id = m.conversation_id and bo.user_id <> m.user_id
    and not ${notBlocked('m.user_id', 'bo.user_id')}))`;
