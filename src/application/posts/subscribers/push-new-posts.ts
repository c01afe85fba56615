import { PostDelivered } from '../../../domain/feed/published.ts';
import { announce } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { audienceOf } from '../audience-of.ts';
import { postCreated } from '../frames.ts';
import { PostAudience, PostReader } from '../ports.ts';

/** Waits for the feeds: who is pushed a post finds it when they look. */
export const pushNewPosts = subscriber({
  name: 'posts.push-new-posts',
  when: 'live',
  hears: [PostDelivered],
  frames: [postCreated],
  needs: { reader: PostReader, audience: PostAudience },
  async handle(fact, { reader, audience }) {
    const post = await reader.framed(fact.data.postId);
    if (!post) return undefined;
    return { announce: [announce(postCreated, fact, post, await audienceOf(audience, post))] };
  },
});
