import { z } from 'zod';
import {
  NothingSaid,
  NotTheAuthor,
  PostNotFound,
  RefNotFound,
  StaleVersion,
} from '../../../domain/posts/errors.ts';
import { type PostId, Posts } from '../../../domain/posts/post.ts';
import { idField, versionField } from '../../kernel/fields.ts';
import { FileNotFound, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters } from '../../kernel/ports.ts';
import { countShown } from '../../kernel/shown-counts.ts';
import { fileFields, filesOf, postText, refsField, sameFiles, withMentions } from '../fields.ts';
import { Mentions, PostAttachments, PostReader, Referable, Subjects } from '../ports.ts';
import { PostView, VisibilityField } from '../views.ts';

export const updatePost = command({
  name: 'posts.update-post',
  summary: 'Change your post',
  description: '`fileIds` and `refs` replace the former lists.',
  access: 'signed-in',
  input: z
    .strictObject({
      postId: idField<PostId>().describe('Id of the post'),
      version: versionField.optional(),
      text: postText.optional(),
      ...fileFields,
      refs: refsField.optional(),
      visibility: VisibilityField.optional().describe('Who may see it'),
    })
    .refine(...sameFiles),
  output: PostView,
  refuses: [
    PostNotFound,
    NotTheAuthor,
    StaleVersion,
    NothingSaid,
    RefNotFound,
    FileNotFound,
    WrongKindOfFile,
  ],
  needs: {
    posts: Posts,
    subjects: Subjects,
    mentions: Mentions,
    attachments: PostAttachments,
    referable: Referable,
    reader: PostReader,
    counters: Counters,
    clock: Clock,
  },
  async handle({ input, actor }, { posts, subjects, mentions, attachments, referable, counters, clock }) {
    const { postId, version, text, visibility, refs } = input;
    const mediaIds = filesOf(input);
    if (!(await subjects.ownerOf(actor.id, 'post', postId))) throw new PostNotFound();
    const post = await posts.find(postId, version);
    if (!post) throw new PostNotFound();
    const written = text === undefined ? undefined : await withMentions(mentions, actor.id, text);
    const shownTo = post.shownTo;
    post.edit(actor.id, { text: written, visibility, mediaIds, refs }, clock.now());
    countShown(counters, actor.id, 'posts', { from: shownTo, to: post.shownTo });
    if (refs) {
      await referable.require(actor.id, refs);
      posts.reindex(post);
    }
    if (mediaIds) {
      attachments.detachAll([postId]);
      await attachments.attachToPost(post, mediaIds);
    }
    return postId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new PostNotFound();
    return view;
  },
});
