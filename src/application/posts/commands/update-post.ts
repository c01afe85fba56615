import { z } from 'zod';
import { NothingSaid, NotTheAuthor, PostNotFound, RefNotFound } from '../../../domain/posts/errors.ts';
import { type PostId, Posts } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { FileNotFound, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Mentions, PostReader, Referable, Shows, Subjects } from '../ports.ts';
import { mediaIdsField, postText, refsField, withMentions } from '../text.ts';
import { PostView, VisibilityField } from '../views.ts';

export const updatePost = command({
  name: 'posts.update-post',
  summary: 'Change your post',
  description: '`mediaIds` is all that it shows from then on, `refs` all that it refers to.',
  access: 'signed-in',
  input: z.strictObject({
    postId: idField<PostId>(),
    text: postText.optional(),
    mediaIds: mediaIdsField.optional(),
    refs: refsField.optional(),
    visibility: VisibilityField.optional(),
  }),
  output: PostView,
  refuses: [PostNotFound, NotTheAuthor, NothingSaid, RefNotFound, FileNotFound, WrongKindOfFile],
  needs: {
    posts: Posts,
    subjects: Subjects,
    mentions: Mentions,
    shows: Shows,
    referable: Referable,
    reader: PostReader,
    clock: Clock,
  },
  async handle({ input, actor }, { posts, subjects, mentions, shows, referable, clock }) {
    const { postId, text, visibility, mediaIds, refs } = input;
    if (!(await subjects.ownerOf(actor.id, 'post', postId))) throw new PostNotFound();
    const post = await posts.find(postId);
    if (!post) throw new PostNotFound();
    const written = text === undefined ? undefined : await withMentions(mentions, actor.id, text);
    post.edit(actor.id, { text: written, visibility, mediaIds, refs }, clock.now());
    if (refs) {
      await referable.require(actor.id, refs);
      posts.reindex(post);
    }
    if (mediaIds) {
      shows.nothing([postId]);
      await shows.post(post, mediaIds);
    }
    return postId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new PostNotFound();
    return view;
  },
});
