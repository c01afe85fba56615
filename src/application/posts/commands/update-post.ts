import { z } from 'zod';
import { NotTheAuthor, PostNotFound } from '../../../domain/posts/errors.ts';
import { type PostId, Posts } from '../../../domain/posts/post.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Mentions, PostReader, Subjects } from '../ports.ts';
import { postText, withMentions } from '../text.ts';
import { PostView, VisibilityField } from '../views.ts';

export const updatePost = command({
  name: 'posts.update-post',
  summary: 'Change your post',
  access: 'signed-in',
  input: z.strictObject({
    postId: idField<PostId>(),
    text: postText.optional(),
    visibility: VisibilityField.optional(),
  }),
  output: PostView,
  refuses: [PostNotFound, NotTheAuthor],
  needs: { posts: Posts, subjects: Subjects, mentions: Mentions, reader: PostReader, clock: Clock },
  async handle({ input: { postId, text, visibility }, actor }, { posts, subjects, mentions, clock }) {
    if (!(await subjects.ownerOf(actor.id, 'post', postId))) throw new PostNotFound();
    const post = await posts.find(postId);
    if (!post) throw new PostNotFound();
    const written = text === undefined ? undefined : await withMentions(mentions, actor.id, text);
    post.edit(actor.id, { text: written, visibility }, clock.now());
    return postId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new PostNotFound();
    return view;
  },
});
