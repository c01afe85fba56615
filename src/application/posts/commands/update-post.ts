import { z } from 'zod';
import { NothingSaid, NotTheAuthor, PostNotFound } from '../../../domain/posts/errors.ts';
import { type PostId, Posts } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { FileNotFound, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Mentions, PostReader, Shows, Subjects } from '../ports.ts';
import { mediaIdsField, postText, withMentions } from '../text.ts';
import { PostView, VisibilityField } from '../views.ts';

export const updatePost = command({
  name: 'posts.update-post',
  summary: 'Change your post',
  description: '`mediaIds` is all that it shows from then on.',
  access: 'signed-in',
  input: z.strictObject({
    postId: idField<PostId>(),
    text: postText.optional(),
    mediaIds: mediaIdsField.optional(),
    visibility: VisibilityField.optional(),
  }),
  output: PostView,
  refuses: [PostNotFound, NotTheAuthor, NothingSaid, FileNotFound, WrongKindOfFile],
  needs: {
    posts: Posts,
    subjects: Subjects,
    mentions: Mentions,
    shows: Shows,
    reader: PostReader,
    clock: Clock,
  },
  async handle({ input, actor }, { posts, subjects, mentions, shows, clock }) {
    const { postId, text, visibility, mediaIds } = input;
    if (!(await subjects.ownerOf(actor.id, 'post', postId))) throw new PostNotFound();
    const post = await posts.find(postId);
    if (!post) throw new PostNotFound();
    const written = text === undefined ? undefined : await withMentions(mentions, actor.id, text);
    post.edit(actor.id, { text: written, visibility, mediaIds }, clock.now());
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
