import type { SubjectKind } from '../../../domain/notifications/types.ts';
import { seesConversation, seesInvite, seesMessage } from '../../messaging/visibility.read.ts';
import { seesDecision, seesReport } from '../../moderation/subjects.read.ts';
import { commentVisibleTo, postVisibleTo } from '../../posts/visibility.read.ts';
import { seesPaymentRequest, seesTransfer } from '../../wallets/subjects.read.ts';
import { canReferTo } from '../../wardrobe/refs.read.ts';

const columns = ['q.recipient_id', 'q.subject_id'] as const;

/** SQL condition: the recipient of the row `q` may see its subject. */
export const subjectVisibleTo: Readonly<Record<SubjectKind, string>> = {
  user: '1 = 1',
  post: postVisibleTo(...columns),
  comment: commentVisibleTo(...columns),
  item: canReferTo.itemId(...columns),
  outfit: canReferTo.outfitId(...columns),
  occasion: canReferTo.occasionId(...columns),
  conversation: seesConversation(...columns),
  message: seesMessage(...columns),
  invite: seesInvite(...columns),
  transfer: seesTransfer(...columns),
  'payment-request': seesPaymentRequest(...columns),
  decision: seesDecision(...columns),
  report: seesReport(...columns),
};
