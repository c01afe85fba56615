import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { NotYourself, UserNotFound } from '../../../domain/social/errors.ts';
import { Follows } from '../../../domain/social/follows.ts';
import { FollowRequested, UserFollowed } from '../../../domain/social/published.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { reach } from '../reach.ts';

export const followUser = command({
  name: 'social.follow-user',
  summary: 'Follow someone',
  description: 'Following a private account waits for its owner. Following again changes nothing.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: Nothing,
  refuses: [UserNotFound, NotYourself],
  needs: { relations: Relations, follows: Follows, recorder: EventRecorder, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, follows, recorder, clock }) {
    const { ownerIsPrivate } = await reach(relations, actor.id, userId);
    if ((await follows.state(actor.id, userId)) !== 'none') return nothing;
    relations.requireUnblocked(actor.id, userId);
    follows.add(actor.id, userId, !ownerIsPrivate, clock.now());
    const pair = { followerId: actor.id, followeeId: userId };
    recorder.record(ownerIsPrivate ? FollowRequested(pair) : UserFollowed(pair));
    return nothing;
  },
});
