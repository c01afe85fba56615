import { z } from 'zod';
import { NotYourself, UserNotFound } from '../../../domain/social/errors.ts';
import { Follow, Follows } from '../../../domain/social/follow.ts';
import { assertReachable } from '../../../domain/social/relation-policy.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';

export const followUser = command({
  name: 'social.follow-user',
  summary: 'Follow someone',
  description: 'A private account has to approve it first. Following again changes nothing.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [UserNotFound, NotYourself],
  needs: { relations: Relations, follows: Follows, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, follows, clock }) {
    const relation = await relations.between(actor.id, userId);
    assertReachable(relation);
    if (await follows.find(actor.id, userId)) return nothing;
    relations.requireUnblocked(actor.id, userId);
    follows.add(Follow.start(actor.id, userId, relation), clock.now());
    return nothing;
  },
});
