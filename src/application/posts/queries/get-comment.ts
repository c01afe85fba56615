import { z } from 'zod';
import type { CommentId } from '../../../domain/posts/comment.ts';
import { CommentNotFound } from '../../../domain/posts/errors.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { CommentReader } from '../ports.ts';
import { CommentView } from '../views.ts';

export const getComment = query({
  name: 'posts.get-comment',
  summary: 'One comment',
  access: 'signed-in',
  input: z.strictObject({ commentId: idField<CommentId>().describe('Id of the comment') }),
  output: CommentView,
  refuses: [CommentNotFound],
  needs: { reader: CommentReader },
  async handle({ input: { commentId }, actor }, { reader }) {
    const view = await reader.one(actor.id, commentId);
    if (!view) throw new CommentNotFound();
    return view;
  },
});
