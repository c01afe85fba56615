import { z } from 'zod';
import { PostNotFound } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField, iso, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters } from '../../kernel/ports.ts';
import { PostViews, Subjects } from '../ports.ts';

export const countView = command({
  name: 'posts.count-view',
  summary: 'Count that you looked at a post',
  description: 'Once per viewer and day (UTC); looking at your own does not count.',
  access: 'signed-in',
  input: z.strictObject({ postId: idField<PostId>() }),
  output: Nothing,
  refuses: [PostNotFound],
  needs: { subjects: Subjects, views: PostViews, counters: Counters, clock: Clock },
  async handle({ input: { postId }, actor }, { subjects, views, counters, clock }) {
    const authorId = await subjects.ownerOf(actor.id, 'post', postId);
    if (!authorId) throw new PostNotFound();
    if (authorId === actor.id) return nothing;
    const day = iso(clock.now()).slice(0, 10);
    if (!(await views.add(postId, actor.id, day))) return nothing;
    subjects.hold('post', postId);
    counters.add(postId, 'views', 1);
    return nothing;
  },
});
