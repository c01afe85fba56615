import type { FileAudience } from '../media/media.read.ts';
import { wornIn } from '../wardrobe/refs.read.ts';
import { publishedTo } from './refs.read.ts';
import { commentVisibleTo, postVisibleTo } from './visibility.read.ts';

/** The files of a post, a comment and a published wear are visible to everyone who may see that. */
export const postsAudiences: readonly FileAudience[] = [
  { subject: 'post', seenBy: (viewer) => postVisibleTo(viewer, 'u.subject_id') },
  { subject: 'comment', seenBy: (viewer) => commentVisibleTo(viewer, 'u.subject_id') },
  { subject: 'wear', seenBy: (viewer) => publishedTo(viewer, 'u.subject_id') },
  {
    subject: 'item',
    seenBy: (viewer) => wornIn('u.subject_id', (wear) => publishedTo(viewer, wear)),
  },
];
