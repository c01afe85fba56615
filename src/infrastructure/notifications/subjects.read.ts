import type { SubjectKind } from '../../domain/notifications/types.ts';
import { seesConversation, seesInvite, seesMessage } from '../messaging/visibility.read.ts';
import { commentVisibleTo, postVisibleTo } from '../posts/visibility.read.ts';
import { referable } from '../wardrobe/refs.read.ts';

const asked = [':recipientId', ':subjectId'] as const;

/** Whether the recipient may see what they are told about; `:recipientId` and `:subjectId` are holes. */
export const seesSubject: Readonly<Record<SubjectKind, string>> = {
  user: '1 = 1',
  post: postVisibleTo(...asked),
  comment: commentVisibleTo(...asked),
  item: referable.itemId(...asked),
  outfit: referable.outfitId(...asked),
  occasion: referable.occasionId(...asked),
  conversation: seesConversation(...asked),
  message: seesMessage(...asked),
  invite: seesInvite(...asked),
};
