import { notBlocked } from '../access/access.read.ts';
import type { FileAudience } from '../media/media.read.ts';

/** Files of messages are read by who may see those: members, from where they came in, unless a block is between. */
export const messagingAudiences: readonly FileAudience[] = [
  {
    subject: 'message',
    seenBy: (viewer) => `exists (
      select 1 from messages g join memberships m on m.conversation_id = g.conversation_id and m.user_id = ${viewer}
      where g.id = u.subject_id and g.seq >= m.visible_from_seq
        and ${notBlocked(viewer, 'g.sender_id')})`,
  },
];
