import { z } from 'zod';
import { ListIsPrivate, UserNotFound } from '../../../domain/social/errors.ts';
import { assertFollowsVisible } from '../../../domain/social/relation-policy.ts';
import { userIdField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { pageOf } from '../../kernel/page.ts';
import { ListedUser } from '../../kernel/public-user.ts';
import { Relations } from '../../kernel/relations.ts';
import { followPageInput } from '../fields.ts';
import { SocialLists } from '../ports.ts';

export const listFollowers = query({
  name: 'social.list-followers',
  summary: "A person's followers, the latest first",
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField, ...followPageInput }),
  output: pageOf(ListedUser),
  refuses: [UserNotFound, ListIsPrivate],
  needs: { relations: Relations, lists: SocialLists },
  async handle({ input: { userId, ...page }, actor }, { relations, lists }) {
    assertFollowsVisible(await relations.between(actor.id, userId));
    return lists.followers(actor.id, userId, page);
  },
});
