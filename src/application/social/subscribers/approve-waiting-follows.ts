import { ProfileChanged } from '../../../domain/identity/published.ts';
import { Follows } from '../../../domain/social/follow.ts';
import { admitsRequests } from '../../../domain/social/relation-policy.ts';
import { Clock } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';

const chunk = 200;

/** When a private account becomes public, everyone who was waiting follows it. */
export const approveWaitingFollows = subscriber({
  name: 'social.let-waiting-in',
  when: 'projection',
  on: [ProfileChanged],
  needs: { follows: Follows, relations: Relations, clock: Clock },
  async handle({ data: { userId } }, { follows, relations, clock }) {
    const requests = await follows.requestsTo(userId, chunk);
    if (requests.length === 0 || !admitsRequests(await relations.between(userId, userId))) return undefined;
    for (const request of requests) {
      request.approve();
      await follows.save(request, clock.now());
    }
    return requests.length === chunk ? { more: 'on' } : undefined;
  },
});
