import { excerptReads } from '../../application/kernel/excerpt.ts';
import { joinAccount } from '../identity/identity.read.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { isThere } from './conditions.ts';
import { seesMessage, seesRoomCard } from './visibility.read.ts';

// Cards for lists of other contexts: what `:viewerId` may see of `:conversationIds`, `:messageIds` and `:inviteIds`.

/** A room, or the peer of a direct conversation. */
export const conversationCards = `
  select ${rowByRow} c.id, case when c.kind = 'room' then c.title else p.name end as title, null as mediaIdList,
    case when c.kind = 'room' then c.avatar else p.avatar end as avatar
  from conversations c join memberships m on m.conversation_id = c.id and m.user_id = :viewerId
  left join memberships o on c.kind = 'direct' and o.conversation_id = c.id and o.user_id <> m.user_id
  left ${joinAccount('p', 'o.user_id')}
  where c.id in (:conversationIds*) and ${isThere}`;

export const messageCards = `
  select ${rowByRow} sg.id, substr(sg.text, 1, ${excerptReads}) as title, sg.file_ids as mediaIdList, null as avatar
  from messages sg where sg.id in (:messageIds*) and ${seesMessage(':viewerId', 'sg.id')}`;

/** The room of an invite. */
export const inviteCards = `
  select ${rowByRow} si.id, sr.title, null as mediaIdList, sr.avatar
  from room_invites si join conversations sr on sr.id = si.room_id
  where si.id in (:inviteIds*) and si.to_id = :viewerId and ${seesRoomCard(':viewerId', 'sr.id')}`;
