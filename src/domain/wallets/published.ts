import { eventType } from '../kernel/event.ts';

/** `subjectKind` is empty and `subjectId` the transfer's id where there is no subject. */
export const TransferMade = eventType('wallets.transfer-made', 1, {
  transferId: 'id',
  kind: 'text',
  fromId: 'id',
  toId: 'id',
  subjectKind: 'text',
  subjectId: 'id',
});
/** A thing has another number of tips. */
export const TipCounted = eventType('wallets.tip-counted', 1, {
  subjectKind: 'text',
  subjectId: 'id',
  transferId: 'id',
});
const request = { requestId: 'id', fromId: 'id', toId: 'id' } as const;
/** `fromId` is to pay, `toId` asked. */
export const PaymentRequested = eventType('wallets.payment-requested', 1, request);
/** `status` is `paid`, `declined`, `cancelled` or `expired`. */
export const PaymentAnswered = eventType('wallets.payment-answered', 1, { ...request, status: 'text' });
export const PayerReminded = eventType('wallets.payer-reminded', 1, request);
/** A payment provider has sent an event, which is stored. Its provider and its id there. */
export const ProviderEventReceived = eventType('wallets.provider-event-received', 1, {
  provider: 'text',
  event: 'text',
});
export const WithdrawalStarted = eventType('wallets.withdrawal-started', 1, { withdrawalId: 'id' });
/** An envelope has fewer shares left, or is over. */
export const EnvelopeChanged = eventType('wallets.envelope-changed', 1, { envelopeId: 'id' });
