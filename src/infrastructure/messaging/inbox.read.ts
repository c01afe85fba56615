import { notBlocked } from '../access/access.read.ts';
import { joinAccount, liveAccount } from '../identity/identity.read.ts';
import { isThere } from './conditions.ts';

// What waits for a person, for statements of other contexts; `user` is a parameter.

/** The number of unread messages in the conversations that the person lists. */
export const unreadMessages = (user: string): string => `(
  select coalesce(sum(case when c.last_seq > m.last_read_seq then c.last_seq - m.last_read_seq else 0 end), 0)
  from memberships m join conversations c on c.id = m.conversation_id
  where m.user_id = ${user} and (c.kind = 'room' or m.request <> 'declined') and ${isThere})`;

/** The number of invites that the person may answer. */
export const pendingInvites = (user: string): string => `(
  select count(*) from room_invites ri join conversations c on c.id = ri.room_id ${joinAccount('f', 'ri.from_id')}
  where ri.to_id = ${user} and ri.status = 'pending' and c.closed_at is null
    and ${liveAccount('f')} and ${notBlocked('ri.to_id', 'ri.from_id')})`;
