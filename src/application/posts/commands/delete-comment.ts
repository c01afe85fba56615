import { z } from 'zod';
import { type CommentId, Comments } from '../../../domain/posts/comment.ts';
import { CommentNotFound, NotTheAuthor } from '../../../domain/posts/errors.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Counters } from '../../kernel/ports.ts';
import { countComments } from '../count-comments.ts';
import { Subjects } from '../ports.ts';

export const deleteComment = command({
  name: 'posts.delete-comment',
  summary: 'Delete your comment, or one under your post',
  description: 'Its replies are deleted with it.',
  access: 'signed-in',
  input: z.strictObject({ commentId: idField<CommentId>().describe('Id of the comment') }),
  output: Nothing,
  refuses: [CommentNotFound, NotTheAuthor],
  needs: { comments: Comments, subjects: Subjects, counters: Counters },
  async handle({ input: { commentId }, actor }, { comments, subjects, counters }) {
    const place = await subjects.comment(actor.id, commentId);
    const comment = place && (await comments.find(commentId));
    if (!comment) throw new CommentNotFound();
    comment.delete(actor.id, place.postAuthorId);
    const { removed, counted } = await comments.remove(comment);
    if (removed === 0) throw new CommentNotFound();
    if (!comment.isRemoved) countComments(counters, comment, counted, -1);
    return nothing;
  },
});
