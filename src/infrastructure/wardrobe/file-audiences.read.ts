import type { FileAudience } from '../media/media.read.ts';
import { itemVisible } from './wardrobe.read.ts';

/** The pictures of an item are seen by whoever may see it; the photo of a wear (subject `wear`) by its owner alone. */
export const wardrobeAudiences: readonly FileAudience[] = [
  {
    subject: 'item',
    seenBy: (viewer) => `exists (
      select 1 from items i join accounts a on a.id = i.owner_id
      where i.id = u.subject_id and ${itemVisible(viewer)})`,
  },
];
