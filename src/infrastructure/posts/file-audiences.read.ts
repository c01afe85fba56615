import { notBlocked, visibleTo } from '../access/access.read.ts';
import type { FileAudience } from '../media/media.read.ts';
import { wornIn } from '../wardrobe/refs.read.ts';
import { publishedTo } from './refs.read.ts';

/** Who may see the files of posts and comments, and of wears that posts publish: whoever may see those. */
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
  { subject: 'wear', seenBy: (viewer) => publishedTo(viewer, 'u.subject_id') },
  {
    subject: 'item',
    seenBy: (viewer) => wornIn('u.subject_id', (wear) => publishedTo(viewer, wear)),
  },
];
