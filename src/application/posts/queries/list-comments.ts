import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { CommentId } from '../../../domain/posts/comment.ts';
import { PostNotFound } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { CommentReader, Subjects } from '../ports.ts';
import { CommentView } from '../views.ts';

export const listComments = query({
  name: 'posts.list-comments',
  summary: 'The comments on a post, oldest first, or by one person, newest first',
  description: 'Give `postId` or `userId`. With `parentId` only replies to that comment.',
  access: 'signed-in',
  input: z
    .strictObject({
      postId: idField<PostId>().optional().describe('Comments on this post'),
      userId: idField<UserId>().optional().describe('Comments by this person'),
      parentId: idField<CommentId>().optional().describe('Only replies to this comment'),
      ...idPageInput<CommentId>(),
    })
    .refine(
      ({ postId, userId }) => (postId === undefined) !== (userId === undefined),
      'give either postId or userId',
    )
    .refine(({ parentId, userId }) => parentId === undefined || userId === undefined, {
      message: 'goes with postId only',
      path: ['parentId'],
    }),
  output: pageOf(CommentView),
  refuses: [PostNotFound],
  needs: { reader: CommentReader, subjects: Subjects },
  async handle({ input: { postId, userId, parentId, ...page }, actor }, { reader, subjects }) {
    if (userId) return reader.ofAuthor(actor.id, userId, page);
    if (!(await subjects.ownerOf(actor.id, 'post', postId!))) throw new PostNotFound();
    return reader.ofPost(actor.id, postId!, parentId, page);
  },
});
