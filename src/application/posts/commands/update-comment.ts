import { z } from 'zod';
import { type CommentId, Comments } from '../../../domain/posts/comment.ts';
import { CommentNotFound, NotTheAuthor } from '../../../domain/posts/errors.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { CommentReader, Mentions, Subjects } from '../ports.ts';
import { commentText, withMentions } from '../text.ts';
import { CommentView } from '../views.ts';

export const updateComment = command({
  name: 'posts.update-comment',
  summary: 'Change your comment',
  access: 'signed-in',
  input: z.strictObject({ commentId: idField<CommentId>(), text: commentText }),
  output: CommentView,
  refuses: [CommentNotFound, NotTheAuthor],
  needs: { comments: Comments, subjects: Subjects, mentions: Mentions, reader: CommentReader, clock: Clock },
  async handle({ input: { commentId, text }, actor }, { comments, subjects, mentions, clock }) {
    if (!(await subjects.comment(actor.id, commentId))) throw new CommentNotFound();
    const comment = await comments.find(commentId);
    if (!comment) throw new CommentNotFound();
    const { mentionIds } = await withMentions(mentions, actor.id, text);
    comment.edit(actor.id, text, mentionIds, clock.now());
    return commentId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new CommentNotFound();
    return view;
  },
});
