import { PayerReminded, PaymentAnswered, PaymentRequested } from '../../../../domain/wallets/published.ts';
import { notifier } from '../notify.ts';

/**
 * Notifies the payer of a request and of each reminder, and the requester when the payer declines. For a paid request
 * there is the notification of its transfer.
 */
export const notifyOfPaymentRequests = notifier({
  name: 'notifications.tell-of-payment-requests',
  on: [PaymentRequested, PayerReminded, PaymentAnswered],
  needs: {},
  requests({ id, name, data }) {
    const { requestId, fromId: payerId, toId: askerId } = data;
    const isAnswer = name === PaymentAnswered.eventName;
    if (isAnswer && data.status !== 'declined') return [];
    const [recipientId, actorId] = isAnswer ? [askerId, payerId] : [payerId, askerId];
    // Each reminder is another event; the others happen once to a request.
    const key = name === PayerReminded.eventName ? `reminder ${id}` : `${name} ${requestId}`;
    const subject = { kind: 'payment-request', id: requestId } as const;
    return [{ recipientId, actorId, type: 'payment', subject, key }];
  },
});
