import { z } from 'zod';
import { FollowRequestNotFound } from '../../../domain/social/errors.ts';
import { Follows } from '../../../domain/social/follow.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { acceptField } from '../fields.ts';

export const answerFollowRequest = command({
  name: 'social.answer-follow-request',
  summary: 'Approve or decline a follow request',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField, accept: acceptField }),
  output: Nothing,
  refuses: [FollowRequestNotFound],
  needs: { follows: Follows, clock: Clock },
  async handle({ input: { userId, accept }, actor }, { follows, clock }) {
    const follow = await follows.find(userId, actor.id);
    if (!follow) throw new FollowRequestNotFound();
    if (accept) {
      follow.approve();
      await follows.save(follow, clock.now());
    } else {
      follow.decline();
      await follows.remove(follow);
    }
    return nothing;
  },
});
