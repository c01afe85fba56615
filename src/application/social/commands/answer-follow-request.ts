import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { FollowRequestNotFound } from '../../../domain/social/errors.ts';
import { Follows } from '../../../domain/social/follows.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { approveFollow } from '../approve-follow.ts';

export const answerFollowRequest = command({
  name: 'social.answer-follow-request',
  summary: 'Let someone follow you, or not',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>(), accept: z.boolean() }),
  output: Nothing,
  refuses: [FollowRequestNotFound],
  needs: { follows: Follows, recorder: EventRecorder },
  async handle({ input: { userId, accept }, actor }, { follows, recorder }) {
    if ((await follows.state(userId, actor.id)) !== 'requested') throw new FollowRequestNotFound();
    if (accept) await approveFollow(follows, recorder, userId, actor.id);
    else await follows.remove(userId, actor.id);
    return nothing;
  },
});
