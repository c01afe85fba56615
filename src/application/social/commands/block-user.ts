import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Blocks } from '../../../domain/social/blocks.ts';
import { NotYourself, UserNotFound } from '../../../domain/social/errors.ts';
import { Follows } from '../../../domain/social/follows.ts';
import { Friendships } from '../../../domain/social/friendship.ts';
import { UserBlocked } from '../../../domain/social/published.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { endTies } from '../end-ties.ts';

export const blockUser = command({
  name: 'social.block-user',
  summary: 'Block someone',
  description:
    'Ends follows, friendship and open requests both ways; from then on the two see and reach each other nowhere.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: Nothing,
  refuses: [UserNotFound, NotYourself],
  needs: {
    relations: Relations,
    blocks: Blocks,
    follows: Follows,
    friendships: Friendships,
    recorder: EventRecorder,
    clock: Clock,
  },
  async handle({ input: { userId }, actor }, { relations, blocks, follows, friendships, recorder, clock }) {
    if (userId === actor.id) throw new NotYourself();
    // Whoever has blocked me I may block as well: not reachable, but there.
    if ((await relations.between(actor.id, userId)).gone) throw new UserNotFound();
    if (!(await blocks.add(actor.id, userId, clock.now()))) return nothing;
    recorder.record(UserBlocked({ blockerId: actor.id, blockedId: userId }));
    await endTies({ follows, friendships, recorder }, actor.id, userId);
    return nothing;
  },
});
