import { z } from 'zod';
import { NotTheAuthor, PostNotFound } from '../../../domain/posts/errors.ts';
import { type PostId, Posts } from '../../../domain/posts/post.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Counters } from '../../kernel/ports.ts';
import { countShown } from '../../kernel/shown-counts.ts';
import { Subjects } from '../ports.ts';

export const deletePost = command({
  name: 'posts.delete-post',
  summary: 'Delete your post',
  description: 'Its comments and reactions are deleted with it.',
  access: 'signed-in',
  input: z.strictObject({ postId: idField<PostId>().describe('Id of the post') }),
  output: Nothing,
  refuses: [PostNotFound, NotTheAuthor],
  needs: { posts: Posts, subjects: Subjects, counters: Counters },
  async handle({ input: { postId }, actor }, { posts, subjects, counters }) {
    if (!(await subjects.ownerOf(actor.id, 'post', postId))) throw new PostNotFound();
    const post = await posts.find(postId);
    if (!post) throw new PostNotFound();
    post.delete(actor.id);
    posts.remove(post);
    countShown(counters, post.authorId, 'posts', { from: post.shownTo });
    return nothing;
  },
});
