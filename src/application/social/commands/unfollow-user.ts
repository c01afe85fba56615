import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Follows } from '../../../domain/social/follows.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { endFollow } from '../end-follow.ts';

export const unfollowUser = command({
  name: 'social.unfollow-user',
  summary: 'Stop following someone, or take back the request to',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: Nothing,
  refuses: [],
  needs: { follows: Follows, recorder: EventRecorder },
  async handle({ input: { userId }, actor }, { follows, recorder }) {
    await endFollow(follows, recorder, actor.id, userId);
    return nothing;
  },
});
