import { z } from 'zod';
import { Friendships } from '../../../domain/social/friendship.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';

export const unfriend = command({
  name: 'social.unfriend',
  summary: 'End a friendship',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [],
  needs: { friendships: Friendships },
  async handle({ input: { userId }, actor }, { friendships }) {
    const friendship = await friendships.between(actor.id, userId);
    if (!friendship?.isAccepted) return nothing;
    friendship.end(actor.id);
    friendships.remove(friendship);
    return nothing;
  },
});
