import { z } from 'zod';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { PostNotFound } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { PostReader } from '../ports.ts';
import { PostView } from '../views.ts';

export const getPost = query({
  name: 'posts.get-post',
  summary: 'One post',
  access: 'signed-in',
  input: z.strictObject({ postId: idField<PostId>() }),
  output: PostView,
  refuses: [PostNotFound],
  needs: { reader: PostReader },
  async handle({ input: { postId }, actor }, { reader }) {
    const view = await reader.one(actor.id, postId);
    if (!view) throw new PostNotFound();
    return view;
  },
});

export const listPosts = query({
  name: 'posts.list-posts',
  summary: 'Posts that you may see, newest first',
  description:
    'Of one person with `userId`, else of everyone; with `media` those that show pictures, or films; with `itemId`, ' +
    '`outfitId` or `occasionId` those that refer to it. Someone who hides from you has no posts, and to something ' +
    'that you may not see no post refers.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    media: z.enum(['image', 'video']).optional(),
    itemId: idField<Id>().optional(),
    outfitId: idField<Id>().optional(),
    occasionId: idField<Id>().optional(),
    ...idPageInput<PostId>(),
  }),
  output: pageOf(PostView),
  refuses: [],
  needs: { reader: PostReader },
  handle: ({ input: { limit, cursor, ...filter }, actor }, { reader }) =>
    reader.list(actor.id, filter, { limit, cursor }),
});
