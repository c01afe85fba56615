import { eventType } from '../kernel/event.ts';

/** A tip was given or refunded: the number of tips of its subject (`post`, `outfit` or `message`) may have changed. */
export const TipCounted = eventType('wallets.tip-counted', 1, {
  subjectKind: 'text',
  subjectId: 'id',
  transferId: 'id',
});
