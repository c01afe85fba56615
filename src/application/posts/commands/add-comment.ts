import { z } from 'zod';
import { IsRemoved } from '../../../domain/access/removal.ts';
import { Comment, type CommentId, Comments } from '../../../domain/posts/comment.ts';
import { CommentNotFound, PostNotFound, ReplyTooDeep } from '../../../domain/posts/errors.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { FileNotFound, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../kernel/ports.ts';
import { commentText, fileFields, filesOf, sameFiles, saysSomething, withMentions } from '../fields.ts';
import { CommentReader, Mentions, PostAttachments, Subjects } from '../ports.ts';
import { CommentView } from '../views.ts';

export const addComment = command({
  name: 'posts.add-comment',
  summary: 'Comment on a post, or reply to a comment',
  access: 'signed-in',
  input: z
    .strictObject({
      postId: idField<PostId>().describe('Id of the post'),
      text: commentText.default(''),
      ...fileFields,
      parentId: idField<CommentId>().optional().describe('The comment that it answers'),
    })
    .refine(...sameFiles)
    .refine(...saysSomething),
  output: CommentView,
  refuses: [PostNotFound, CommentNotFound, ReplyTooDeep, IsRemoved, FileNotFound, WrongKindOfFile],
  needs: {
    comments: Comments,
    subjects: Subjects,
    mentions: Mentions,
    attachments: PostAttachments,
    reader: CommentReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async handle(
    { input: { postId, text, parentId, ...files }, actor },
    { comments, subjects, mentions, attachments, counters, ids, clock },
  ) {
    const mediaIds = filesOf(files) ?? [];
    if (!(await subjects.ownerOf(actor.id, 'post', postId))) throw new PostNotFound();
    const parent = parentId === undefined ? null : await subjects.comment(actor.id, parentId);
    if (parent === undefined) throw new CommentNotFound();
    const written = await withMentions(mentions, actor.id, text);
    const id = ids.next<CommentId>();
    const comment = Comment.add(
      { id, postId, authorId: actor.id, ...written, mediaIds, at: clock.now() },
      parent,
    );
    await attachments.attachToComment(comment, mediaIds);
    subjects.assertExists('post', postId);
    if (parent) subjects.assertAnswerable(parent.id);
    comments.add(comment);
    counters.add(postId, 'comments', 1);
    if (parent) counters.add(parent.id, 'comments', 1);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.added(actor.id, id);
    if (!view) throw new CommentNotFound();
    return view;
  },
});
