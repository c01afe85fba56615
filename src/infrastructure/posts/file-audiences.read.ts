import { notBlocked, visibleTo } from '../access/access.read.ts';
import type { FileAudience } from '../media/media.read.ts';

/** Who may see the files of posts and comments: whoever may see those. */
export const postsAudiences: readonly FileAudience[] = [
  {
    subject: 'post',
    seenBy: (viewer) => `exists (
      select 1 from posts p join accounts a on a.id = p.author_id
      where p.id = u.subject_id and ${visibleTo(viewer, 'a', 'p.visibility')})`,
  },
  {
    subject: 'comment',
    seenBy: (viewer) => `exists (
      select 1 from comments c join accounts w on w.id = c.author_id
      join posts p on p.id = c.post_id join accounts a on a.id = p.author_id
      where c.id = u.subject_id and w.deleted_at is null and ${notBlocked(viewer, 'w.id')}
        and ${visibleTo(viewer, 'a', 'p.visibility')})`,
  },
];
