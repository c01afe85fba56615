import { notBlocked } from '../access/access.read.ts';
import type { FileAudience } from '../media/media.read.ts';

/** An avatar is visible to everyone who is not behind a block with the person. */
export const identityAudiences: readonly FileAudience[] = [
  {
    subject: 'avatar',
    seenBy: (viewer) => `exists (
      select 1 from accounts a
      where a.id = u.subject_id and a.deleted_at is null and ${notBlocked(viewer, 'a.id')})`,
  },
];
