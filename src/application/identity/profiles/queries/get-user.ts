import { z } from 'zod';
import { UserNotFound } from '../../../../domain/identity/errors.ts';
import { userIdField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageOf } from '../../../kernel/page.ts';
import { PostView } from '../../../posts/views.ts';
import { includeField } from '../../fields.ts';
import { PostsOfUser, Profiles } from '../../readers.ts';
import { Profile } from '../../views.ts';

export const getUser = query({
  name: 'identity.get-user',
  summary: 'Someone’s profile',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField, include: includeField('posts') }),
  output: Profile.extend({
    posts: pageOf(PostView).optional().describe('Their newest posts that you may see; with `include=posts`.'),
  }).meta({ id: 'ProfileWithPosts', description: 'A profile, with posts on request.' }),
  refuses: [UserNotFound],
  needs: { profiles: Profiles, posts: PostsOfUser },
  async handle({ input: { userId, include }, actor }, { profiles, posts }) {
    const profile = await profiles.profile(actor.id, userId);
    if (!profile) throw new UserNotFound();
    return include.includes('posts') ? { ...profile, posts: await posts.newest(actor.id, userId) } : profile;
  },
});
