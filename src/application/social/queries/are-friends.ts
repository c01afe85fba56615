import { z } from 'zod';
import { areFriends as areFriendsNow } from '../../../domain/social/relation-policy.ts';
import { NotAllowed } from '../../kernel/errors.ts';
import { userIdField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { Relations } from '../../kernel/relations.ts';
import { AreFriends } from '../views.ts';

export const areFriends = query({
  name: 'social.are-friends',
  summary: 'Whether you and someone are friends',
  description: 'Only about yourself: one of the two ids must be yours.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField, friendId: userIdField }),
  output: AreFriends,
  refuses: [NotAllowed],
  needs: { relations: Relations },
  async handle({ input: { userId, friendId }, actor }, { relations }) {
    if (actor.id !== userId && actor.id !== friendId) throw new NotAllowed();
    const otherId = actor.id === userId ? friendId : userId;
    return { friends: areFriendsNow(await relations.between(actor.id, otherId)) };
  },
});
