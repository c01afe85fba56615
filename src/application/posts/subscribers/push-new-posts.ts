import { PostDelivered } from '../../../domain/feed/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { audienceOf } from '../audience-of.ts';
import { postCreated } from '../frames.ts';
import { PostAudience, PostReader } from '../ports.ts';

/** Pushes only after fan-out, so that the post is already in the feed. */
export const pushNewPosts = subscriber({
  name: 'posts.push-new-posts',
  when: 'after-commit',
  on: [PostDelivered],
  frames: [postCreated],
  needs: { reader: PostReader, audience: PostAudience },
  async handle(event, { reader, audience }) {
    const post = await reader.framed(event.data.postId);
    if (!post) return undefined;
    return { push: [toFrame(postCreated, event, post, await audienceOf(audience, post))] };
  },
});
