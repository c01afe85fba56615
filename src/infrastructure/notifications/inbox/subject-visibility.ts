import type { SubjectKind } from '../../../domain/notifications/types.ts';
import { seesConversation, seesInvite, seesMessage } from '../../messaging/visibility.read.ts';
import { seesDecision, seesReport } from '../../moderation/subjects.read.ts';
import { commentVisibleTo, postVisibleTo } from '../../posts/visibility.read.ts';
import { seesPaymentRequest, seesTransfer } from '../../wallets/subjects.read.ts';
import { canReferTo } from '../../wardrobe/refs.read.ts';

const parameters = [':recipientId', ':subjectId'] as const;

/** SQL condition: `:recipientId` may see `:subjectId`. */
export const subjectVisibleTo: Readonly<Record<SubjectKind, string>> = {
  user: '1 = 1',
  post: postVisibleTo(...parameters),
  comment: commentVisibleTo(...parameters),
  item: canReferTo.itemId(...parameters),
  outfit: canReferTo.outfitId(...parameters),
  occasion: canReferTo.occasionId(...parameters),
  conversation: seesConversation(...parameters),
  message: seesMessage(...parameters),
  invite: seesInvite(...parameters),
  transfer: seesTransfer(...parameters),
  'payment-request': seesPaymentRequest(...parameters),
  decision: seesDecision(...parameters),
  report: seesReport(...parameters),
};
