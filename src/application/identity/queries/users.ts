import { z } from 'zod';
import { UserNotFound } from '../../../domain/identity/errors.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageInput, pageOf } from '../../kernel/page.ts';
import { PostView } from '../../posts/views.ts';
import { includeField, userIdField } from '../fields.ts';
import { People, PostsOfUser, Profiles } from '../readers.ts';
import { ListedUser, Profile, PublicUsers } from '../views.ts';

export const getUser = query({
  name: 'identity.get-user',
  summary: 'Someone’s profile',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField, include: includeField('posts') }),
  output: Profile.extend({ posts: pageOf(PostView).optional() }),
  refuses: [UserNotFound],
  needs: { profiles: Profiles, posts: PostsOfUser },
  async handle({ input: { userId, include }, actor }, { profiles, posts }) {
    const profile = await profiles.profile(actor.id, userId);
    if (!profile) throw new UserNotFound();
    return include.includes('posts') ? { ...profile, posts: await posts.newest(actor.id, userId) } : profile;
  },
});

export const listUsers = query({
  name: 'identity.list-users',
  summary: 'Everyone here, the newest first',
  access: 'signed-in',
  input: z.strictObject({ ...idPageInput<UserId>(), include: includeField('counts') }),
  output: pageOf(ListedUser),
  refuses: [],
  needs: { people: People },
  async handle({ input: { include, ...page }, actor }, { people }) {
    const { items, nextCursor } = await people.list(actor.id, page);
    if (!include.includes('counts') || items.length === 0) return { items, nextCursor };
    const counts = await people.counts(items.map(({ id }) => id as UserId));
    return { items: items.map((user) => ({ ...user, counts: counts.get(user.id as UserId) })), nextCursor };
  },
});

const searchKey = z.union([
  z.tuple([z.literal(0), z.string()]),
  z.tuple([z.literal(1), z.string(), idField<UserId>()]),
]);

export const searchUsers = query({
  name: 'identity.search-users',
  summary: 'Find people by username or name',
  description:
    'Matches the start of the username, or of words of the name, of which all that are asked must match.',
  access: 'signed-in',
  input: z.strictObject({ q: z.string().trim().min(1).max(100), ...pageInput(searchKey) }),
  output: PublicUsers,
  refuses: [],
  needs: { people: People },
  handle: ({ input: { q, ...page }, actor }, { people }) => people.search(actor.id, q, page),
});

export const suggestUsers = query({
  name: 'identity.suggest-users',
  summary: 'People you may know',
  description: 'Friends of friends, those with the most friends in common first; then popular people.',
  access: 'signed-in',
  input: z.strictObject(pageInput(z.tuple([z.int(), z.int(), idField<UserId>()]))),
  output: PublicUsers,
  refuses: [],
  needs: { people: People },
  handle: ({ input, actor }, { people }) => people.suggest(actor.id, input),
});
