import { z } from 'zod';
import { type CommentId, Comments } from '../../../domain/posts/comment.ts';
import { CommentNotFound, NothingSaid, NotTheAuthor } from '../../../domain/posts/errors.ts';
import { idField } from '../../kernel/fields.ts';
import { FileNotFound, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { commentText, fileFields, filesOf, sameFiles, withMentions } from '../fields.ts';
import { CommentReader, Mentions, PostAttachments, Subjects } from '../ports.ts';
import { CommentView } from '../views.ts';

export const updateComment = command({
  name: 'posts.update-comment',
  summary: 'Change your comment',
  access: 'signed-in',
  input: z
    .strictObject({
      commentId: idField<CommentId>().describe('Id of the comment'),
      text: commentText.optional(),
      ...fileFields,
    })
    .refine(...sameFiles),
  output: CommentView,
  refuses: [CommentNotFound, NotTheAuthor, NothingSaid, FileNotFound, WrongKindOfFile],
  needs: {
    comments: Comments,
    subjects: Subjects,
    mentions: Mentions,
    attachments: PostAttachments,
    reader: CommentReader,
    clock: Clock,
  },
  async handle({ input, actor }, { comments, subjects, mentions, attachments, clock }) {
    const { commentId, text } = input;
    const mediaIds = filesOf(input);
    if (!(await subjects.comment(actor.id, commentId))) throw new CommentNotFound();
    const comment = await comments.find(commentId);
    if (!comment) throw new CommentNotFound();
    const written = text === undefined ? undefined : await withMentions(mentions, actor.id, text);
    comment.edit(actor.id, { text: written, mediaIds }, clock.now());
    if (mediaIds) {
      attachments.detachAll([commentId]);
      await attachments.attachToComment(comment, mediaIds);
    }
    return commentId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new CommentNotFound();
    return view;
  },
});
