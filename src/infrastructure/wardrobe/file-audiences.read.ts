import type { FileAudience } from '../media/media.read.ts';
import { referable } from './refs.read.ts';

/** The pictures of an item are seen by whoever may see it; the photo of a wear (subject `wear`) by its owner alone. */
export const wardrobeAudiences: readonly FileAudience[] = [
  { subject: 'item', seenBy: (viewer) => referable.itemId(viewer, 'u.subject_id') },
];
