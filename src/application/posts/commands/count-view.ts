import { z } from 'zod';
import { PostNotFound } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { viewOf } from '../../../domain/posts/post-view.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters } from '../../kernel/ports.ts';
import { PostViews, Subjects } from '../ports.ts';

export const countView = command({
  name: 'posts.count-view',
  summary: 'Count that you looked at a post',
  description: 'Counted once per viewer and day (UTC); looking at your own post does not count.',
  access: 'signed-in',
  input: z.strictObject({ postId: idField<PostId>().describe('Id of the post') }),
  output: Nothing,
  refuses: [PostNotFound],
  needs: { subjects: Subjects, views: PostViews, counters: Counters, clock: Clock },
  async handle({ input: { postId }, actor }, { subjects, views, counters, clock }) {
    const authorId = await subjects.ownerOf(actor.id, 'post', postId);
    if (!authorId) throw new PostNotFound();
    const view = viewOf({ id: postId, authorId }, actor.id, clock.now());
    if (!view || !(await views.add(view))) return nothing;
    subjects.assertExists('post', postId);
    counters.add(postId, 'views', 1);
    return nothing;
  },
});
