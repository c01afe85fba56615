import { z } from 'zod';
import { PostNotFound } from '../../../domain/posts/errors.ts';
import { Post, type PostId, Posts } from '../../../domain/posts/post.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids, Tallies } from '../../kernel/ports.ts';
import { Mentions, PostReader } from '../ports.ts';
import { postText, withMentions } from '../text.ts';
import { PostView, VisibilityField } from '../views.ts';

export const createPost = command({
  name: 'posts.create-post',
  summary: 'Publish a post',
  access: 'signed-in',
  input: z.strictObject({ text: postText, visibility: VisibilityField.default('public') }),
  output: PostView,
  refuses: [PostNotFound],
  needs: { posts: Posts, mentions: Mentions, reader: PostReader, tallies: Tallies, ids: Ids, clock: Clock },
  async handle({ input, actor }, { posts, mentions, tallies, ids, clock }) {
    const written = await withMentions(mentions, actor.id, input.text);
    const id = ids.next<PostId>();
    posts.add(
      Post.publish({ id, authorId: actor.id, ...written, visibility: input.visibility, at: clock.now() }),
    );
    tallies.add(actor.id, 'posts', 1);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new PostNotFound();
    return view;
  },
});
