import { z } from 'zod';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { PostReader } from '../ports.ts';
import { PostView } from '../views.ts';

export const listPosts = query({
  name: 'posts.list-posts',
  summary: 'Posts that you may see, newest first',
  description:
    'Posts of one person with `userId`, otherwise of everyone. `media` selects posts that show images, or videos; ' +
    '`itemId`, `outfitId` and `occasionId` select posts that refer to it. A person hidden from you has no posts, ' +
    'and no post refers to anything that you may not see.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional().describe('Only posts by this person'),
    media: z.enum(['image', 'video']).optional().describe('Only posts that show images, or videos'),
    itemId: idField<Id>().optional().describe('Only posts that refer to this item'),
    outfitId: idField<Id>().optional().describe('Only posts that refer to this outfit'),
    occasionId: idField<Id>().optional().describe('Only posts that refer to this occasion'),
    ...idPageInput<PostId>(),
  }),
  output: pageOf(PostView),
  refuses: [],
  needs: { reader: PostReader },
  handle: ({ input: { limit, cursor, ...filter }, actor }, { reader }) =>
    reader.list(actor.id, filter, { limit, cursor }),
});
