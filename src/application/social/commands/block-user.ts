import { z } from 'zod';
import { Block, Blocks } from '../../../domain/social/block.ts';
import { NotYourself, UserNotFound } from '../../../domain/social/errors.ts';
import { Follows } from '../../../domain/social/follow.ts';
import { Friendships } from '../../../domain/social/friendship.ts';
import { assertBlockable } from '../../../domain/social/relation-policy.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';

export const blockUser = command({
  name: 'social.block-user',
  summary: 'Block someone',
  description:
    'Ends follows, friendship and open requests both ways. From then on neither can see or reach the other.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [UserNotFound, NotYourself],
  needs: { relations: Relations, blocks: Blocks, follows: Follows, friendships: Friendships, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, blocks, follows, friendships, clock }) {
    assertBlockable(await relations.between(actor.id, userId));
    const block = new Block(actor.id, userId);
    block.start();
    if (!(await blocks.add(block, clock.now()))) return nothing;
    const given = await follows.find(actor.id, userId);
    const received = await follows.find(userId, actor.id);
    const ties = {
      follows: [given, received].filter((follow) => follow !== undefined),
      friendship: await friendships.between(actor.id, userId),
    };
    block.endTies(ties);
    for (const follow of ties.follows) await follows.remove(follow);
    if (ties.friendship && !ties.friendship.isDeclined) friendships.remove(ties.friendship);
    return nothing;
  },
});
