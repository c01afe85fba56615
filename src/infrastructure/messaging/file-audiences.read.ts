import type { FileAudience } from '../media/media.read.ts';
import { seesMessage } from './seen.read.ts';

/** Files of messages are read by whoever sees those. */
export const messagingAudiences: readonly FileAudience[] = [
  { subject: 'message', seenBy: (viewer) => seesMessage(viewer, 'u.subject_id') },
];
