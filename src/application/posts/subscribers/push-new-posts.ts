import { PostDelivered } from '../../../domain/feed/published.ts';
import { PostRestored } from '../../../domain/posts/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { followingOf } from '../audience-of.ts';
import { postCreated } from '../frames.ts';
import { PostAudience, PostReader } from '../ports.ts';

/** Pushes a new post only after fan-out, so that it is already in the feed. One that was removed stayed there. */
export const pushNewPosts = subscriber({
  name: 'posts.push-new-posts',
  when: 'after-commit',
  on: [PostDelivered, PostRestored],
  frames: [postCreated],
  needs: { reader: PostReader, audience: PostAudience },
  async handle(event, { reader, audience }) {
    const post = await reader.framed(event.data.postId);
    if (!post) return undefined;
    return { push: [toFrame(postCreated, event, post, await followingOf(audience, post))] };
  },
});
