import { z } from 'zod';
import { PostNotFound, RefNotFound } from '../../../domain/posts/errors.ts';
import { type MediaId, Post, type PostId, Posts } from '../../../domain/posts/post.ts';
import {
  FileIntake,
  FileNotFound,
  type StoredUpload,
  uploadRefusals,
  WrongKindOfFile,
} from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../kernel/ports.ts';
import { countShown } from '../../kernel/shown-counts.ts';
import { uploadField } from '../../kernel/upload.ts';
import {
  fileFields,
  filesOf,
  postText,
  refsField,
  sameFiles,
  saysSomething,
  withMentions,
} from '../fields.ts';
import { Mentions, PostAttachments, PostReader, Referable } from '../ports.ts';
import { PostView, VisibilityField } from '../views.ts';

const most = 10;

export const createPost = command({
  name: 'posts.create-post',
  summary: 'Publish a post',
  description:
    'With up to ten images and videos: your files by `fileIds`, or uploaded in a form. `refs` are items, outfits, ' +
    'occasions and wears that you may see; each reader gets those that they may see. A wear must be your own: its ' +
    'items and its photo are published with the post, whatever their own visibility, and nothing else of your diary.',
  access: 'signed-in',
  input: z
    .strictObject({
      text: postText.default(''),
      ...fileFields,
      images: z.array(uploadField).max(most).optional().describe('Images to upload with it'),
      video: uploadField.optional().describe('A video to upload with it'),
      refs: refsField.default([]),
      visibility: VisibilityField.default('public').describe('Who may see it'),
    })
    .refine(...saysSomething)
    .refine(...sameFiles)
    .refine(
      ({ images = [], video, ...files }) =>
        (filesOf(files) ?? []).length + images.length + (video ? 1 : 0) <= most,
      { message: `must not be more than ${most} in all`, path: ['fileIds'] },
    ),
  output: PostView,
  refuses: [PostNotFound, RefNotFound, FileNotFound, WrongKindOfFile, ...uploadRefusals],
  needs: {
    posts: Posts,
    mentions: Mentions,
    attachments: PostAttachments,
    referable: Referable,
    intake: FileIntake,
    reader: PostReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async prepare({ input: { images = [], video }, actor }, { intake }) {
    const taken: StoredUpload[] = [];
    for (const image of images) taken.push(await intake.take(actor.id, image, 'image'));
    if (video) taken.push(await intake.take(actor.id, video, 'video'));
    return taken;
  },
  async handle(
    { input, actor, prepared: taken },
    { posts, mentions, attachments, referable, intake, counters, ids, clock },
  ) {
    const { refs, visibility } = input;
    await referable.require(actor.id, refs);
    const written = await withMentions(mentions, actor.id, input.text);
    if (taken.length > 0) await intake.add(actor.id, taken);
    const post = { id: ids.next<PostId>(), authorId: actor.id };
    const mediaIds: MediaId[] = [...(filesOf(input) ?? []), ...taken.map(({ id }) => id)];
    await attachments.attachToPost(post, mediaIds);
    posts.add(Post.publish({ ...post, ...written, mediaIds, refs, visibility, at: clock.now() }));
    countShown(counters, actor.id, 'posts', { to: visibility });
    return post.id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.published(actor.id, id);
    if (!view) throw new PostNotFound();
    return view;
  },
});
