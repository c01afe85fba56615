import type { UserId } from '../../../../domain/kernel/id.ts';
import type { RequestId } from '../../../../domain/wallets/payment-request.ts';
import { PaymentAnswered, PaymentRequested } from '../../../../domain/wallets/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { Clock } from '../../../kernel/ports.ts';
import { batchSubscriber } from '../../../kernel/subscriber.ts';
import { paymentAnswered, paymentRequested } from '../frames.ts';
import { RequestReader } from '../ports.ts';

export const pushRequests = batchSubscriber({
  name: 'wallets.push-requests',
  when: 'after-commit',
  on: [PaymentRequested, PaymentAnswered],
  frames: [paymentRequested, paymentAnswered],
  needs: { reader: RequestReader, clock: Clock },
  async handleAll(events, { reader, clock }) {
    const ids = events.map(({ data }) => data.requestId as RequestId);
    const found = await reader.some(ids, clock.now());
    const views = new Map(found.map((view) => [view.id, view]));
    const push = events.flatMap((event) => {
      const { requestId, fromId, toId } = event.data;
      const view = views.get(requestId);
      const frame = event.name === PaymentRequested.eventName ? paymentRequested : paymentAnswered;
      return view ? [toFrame(frame, event, view, [fromId as UserId, toId as UserId])] : [];
    });
    return { push };
  },
});
