import { rowByRow } from '../kernel/database/hints.ts';

/**
 * Envelopes as things that messages refer to, of those of `:envelopeIds` that meet a condition on `we`. Only the message
 * that brings an envelope refers to it: who sees the message sees this. Never shows the amount.
 */
export const envelopeRefs = (condition: string): string => `
  select ${rowByRow} 'envelope' as kind, we.id, we.by_id as ownerId,
    case when we.note = '' then 'Envelope' else we.note end as title, null as gone, null as photoId, null as partList,
    null as itemId, null as itemTitle, null as imageIdList
  from wallet_envelopes we where we.id in (:envelopeIds*) and ${condition}`;
