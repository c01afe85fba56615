import type { FileAudience } from '../media/media.read.ts';
import { seesMessage, seesRoomCard } from './visibility.read.ts';

/** Everyone who sees a message may read its files, members and people who see a room its avatar. */
export const messagingAudiences: readonly FileAudience[] = [
  { subject: 'room', seenBy: (viewer) => seesRoomCard(viewer, 'u.subject_id') },
  { subject: 'message', seenBy: (viewer) => seesMessage(viewer, 'u.subject_id') },
];
