import type { FileAudience } from '../media/media.read.ts';
import { wornIn } from '../wardrobe/refs.read.ts';
import { publishedTo } from './refs.read.ts';
import { seesComment, seesPost } from './seen.read.ts';

/** Who may see the files of posts and comments, and of wears that posts publish: whoever may see those. */
export const postsAudiences: readonly FileAudience[] = [
  { subject: 'post', seenBy: (viewer) => seesPost(viewer, 'u.subject_id') },
  { subject: 'comment', seenBy: (viewer) => seesComment(viewer, 'u.subject_id') },
  { subject: 'wear', seenBy: (viewer) => publishedTo(viewer, 'u.subject_id') },
  {
    subject: 'item',
    seenBy: (viewer) => wornIn('u.subject_id', (wear) => publishedTo(viewer, wear)),
  },
];
