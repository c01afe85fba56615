import { z } from 'zod';
import { PostNotFound } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { PostReader } from '../ports.ts';
import { PostView } from '../views.ts';

export const getPost = query({
  name: 'posts.get-post',
  summary: 'One post',
  access: 'signed-in',
  input: z.strictObject({ postId: idField<PostId>().describe('Id of the post') }),
  output: PostView,
  refuses: [PostNotFound],
  needs: { reader: PostReader },
  async handle({ input: { postId }, actor }, { reader }) {
    const view = await reader.one(actor.id, postId);
    if (!view) throw new PostNotFound();
    return view;
  },
});
