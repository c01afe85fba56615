import type { NotificationRequest } from '../../../../domain/notifications/notification-request.ts';
import { PayerReminded, PaymentAnswered, PaymentRequested } from '../../../../domain/wallets/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

/**
 * Notifies the payer of a request and of each reminder, and the requester when the payer declines. For a paid request
 * there is the notification of its transfer.
 */
export const notifyOfPaymentRequests = subscriber({
  name: 'notifications.tell-of-payment-requests',
  when: 'projection',
  on: [PaymentRequested, PayerReminded, PaymentAnswered],
  frames,
  needs: notifyPorts,
  async handle(event, ports) {
    const { requestId, fromId: payerId, toId: askerId } = event.data;
    const isAnswer = event.name === PaymentAnswered.eventName;
    if (isAnswer && event.data.status !== 'declined') return undefined;
    const [recipientId, actorId] = isAnswer ? [askerId, payerId] : [payerId, askerId];
    // Each reminder is another event; the others happen once to a request.
    const key =
      event.name === PayerReminded.eventName ? `reminder ${event.id}` : `${event.name} ${requestId}`;
    const subject = { kind: 'payment-request', id: requestId } as const;
    const request: NotificationRequest = { recipientId, actorId, type: 'payment', subject, key };
    return notify(ports, event, [request]);
  },
});
