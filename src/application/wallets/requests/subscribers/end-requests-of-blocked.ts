import { UserBlocked } from '../../../../domain/social/published.ts';
import { PaymentRequests } from '../../../../domain/wallets/payment-request.ts';
import { Clock } from '../../../kernel/ports.ts';
import { Relations } from '../../../kernel/relations.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { EndingRequests } from '../ports.ts';

const step = 100;

export const endRequestsOfBlocked = subscriber({
  name: 'wallets.end-requests-of-blocked',
  when: 'projection',
  on: [UserBlocked],
  needs: { relations: Relations, ending: EndingRequests, requests: PaymentRequests, clock: Clock },
  async handle({ data: { blockerId, blockedId } }, { relations, ending, requests, clock }) {
    // No request can follow: asking locks the accounts that the block locks.
    if (!(await relations.between(blockerId, blockedId)).blocked) return undefined;
    const ids = await ending.between(blockerId, blockedId, step);
    for (const request of await requests.lockAll(ids)) request.abandon(clock.now());
    return ids.length === step ? { more: 'on' } : undefined;
  },
});
