import { AccountDeleted, ProfileChanged } from '../../../domain/identity/published.ts';
import { Follows } from '../../../domain/social/follows.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { approveFollow } from '../approve-follow.ts';
import { SocialPurge } from '../ports.ts';

const step = 200;
const more = { more: 'on' };

/** Who opens their account lets in everyone who was waiting. */
export const letWaitingIn = subscriber({
  name: 'social.let-waiting-in',
  when: 'projection',
  on: [ProfileChanged],
  needs: { follows: Follows, relations: Relations, recorder: EventRecorder },
  async handle({ data: { userId } }, { follows, relations, recorder }) {
    const waiting = await follows.waitingFor(userId, step);
    if (waiting.length === 0) return undefined;
    const account = await relations.between(userId, userId);
    if (account.gone || account.ownerIsPrivate) return undefined;
    for (const followerId of waiting) await approveFollow(follows, recorder, followerId, userId);
    return waiting.length === step ? more : undefined;
  },
});

export const purgeTies = subscriber({
  name: 'social.purge-ties',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: SocialPurge },
  async handle({ data: { userId } }, { purge }) {
    return (await purge.tiesOf(userId, step)) ? more : undefined;
  },
});
