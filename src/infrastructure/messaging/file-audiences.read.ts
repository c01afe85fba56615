import type { FileAudience } from '../media/media.read.ts';
import { seesMessage } from './visibility.read.ts';

/** Everyone who sees a message may read its files. */
export const messagingAudiences: readonly FileAudience[] = [
  { subject: 'message', seenBy: (viewer) => seesMessage(viewer, 'u.subject_id') },
];
