import { z } from 'zod';
import { Follows } from '../../../domain/social/follow.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';

export const unfollowUser = command({
  name: 'social.unfollow-user',
  summary: 'Stop following someone, or withdraw the request to',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [],
  needs: { follows: Follows },
  async handle({ input: { userId }, actor }, { follows }) {
    const follow = await follows.find(actor.id, userId);
    if (!follow) return nothing;
    follow.end();
    await follows.remove(follow);
    return nothing;
  },
});
