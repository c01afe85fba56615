import type { FileAudience } from '../media/media.read.ts';
import { canReferTo } from './refs.read.ts';

/** Item images are visible to everyone who may see the item. Wear photos (subject `wear`) have no audience: only the owner sees them. */
export const wardrobeAudiences: readonly FileAudience[] = [
  { subject: 'item', seenBy: (viewer) => canReferTo.itemId(viewer, 'u.subject_id') },
];
