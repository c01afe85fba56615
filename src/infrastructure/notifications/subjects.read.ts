import type { SubjectKind } from '../../domain/notifications/types.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { isThere } from '../messaging/rooms.read.ts';
import { referable } from '../wardrobe/refs.read.ts';
import { itemVisible } from '../wardrobe/wardrobe.read.ts';

const recipient = ':recipientId';
const id = ':subjectId';

/** Whether the recipient may see what they are told about; `:recipientId` and `:subjectId` are holes. */
export const seesSubject: Readonly<Record<SubjectKind, string>> = {
  user: '1 = 1',
  post: `exists (
    select 1 from posts p join accounts pa on pa.id = p.author_id
    where p.id = ${id} and ${visibleTo(recipient, 'pa', 'p.visibility')})`,
  comment: `exists (
    select 1 from comments c join accounts w on w.id = c.author_id
    join posts p on p.id = c.post_id join accounts pa on pa.id = p.author_id
    where c.id = ${id} and w.deleted_at is null and ${notBlocked(recipient, 'w.id')}
      and ${visibleTo(recipient, 'pa', 'p.visibility')})`,
  item: `exists (
    select 1 from items i join accounts a on a.id = i.owner_id where i.id = ${id} and ${itemVisible(recipient)})`,
  outfit: referable.outfitId(recipient, id),
  occasion: referable.occasionId(recipient, id),
  conversation: `exists (
    select 1 from memberships m join conversations c on c.id = m.conversation_id
    where m.conversation_id = ${id} and m.user_id = ${recipient} and ${isThere})`,
  message: `exists (
    select 1 from messages g join memberships m on m.conversation_id = g.conversation_id
    where g.id = ${id} and m.user_id = ${recipient} and g.seq >= m.visible_from_seq and g.deleted_at is null)`,
  invite: `exists (
    select 1 from room_invites ri where ri.id = ${id} and ri.to_id = ${recipient} and ri.status = 'pending')`,
};
