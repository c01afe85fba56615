import { z } from 'zod';
import { maySee } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { ListIsPrivate, UserNotFound } from '../../../domain/social/errors.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { Relations } from '../../kernel/relations.ts';
import { SocialLists } from '../ports.ts';

const spec = {
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>(), ...idPageInput<UserId>() }),
  output: pageOf(PublicUser),
  refuses: [UserNotFound, ListIsPrivate],
  needs: { relations: Relations, lists: SocialLists },
} as const;

async function mayList(relations: Relations, viewerId: UserId, userId: UserId): Promise<void> {
  const relation = await relations.between(viewerId, userId);
  if (relation.gone || relation.blocked) throw new UserNotFound();
  if (!maySee(relation, 'public')) throw new ListIsPrivate();
}

export const listFollowers = query({
  ...spec,
  name: 'social.list-followers',
  summary: "A person's followers, newest accounts first",
  async handle({ input: { userId, ...page }, actor }, { relations, lists }) {
    await mayList(relations, actor.id, userId);
    return lists.followers(actor.id, userId, page);
  },
});

export const listFollowing = query({
  ...spec,
  name: 'social.list-following',
  summary: 'Whom a person follows, newest accounts first',
  async handle({ input: { userId, ...page }, actor }, { relations, lists }) {
    await mayList(relations, actor.id, userId);
    return lists.following(actor.id, userId, page);
  },
});
