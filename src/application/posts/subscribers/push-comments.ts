import { CommentAdded } from '../../../domain/posts/published.ts';
import { announce } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { audienceOf } from '../audience-of.ts';
import { commentCreated } from '../frames.ts';
import { CommentReader, PostAudience, PostReader } from '../ports.ts';

export const pushComments = subscriber({
  name: 'posts.push-comments',
  when: 'live',
  hears: [CommentAdded],
  frames: [commentCreated],
  needs: { posts: PostReader, comments: CommentReader, audience: PostAudience },
  async handle(fact, { posts, comments, audience }) {
    const [post, comment] = await Promise.all([
      posts.framed(fact.data.postId),
      comments.framed(fact.data.commentId),
    ]);
    if (!post || !comment) return undefined;
    const to = await audienceOf(audience, post, comment);
    return { announce: [announce(commentCreated, fact, comment, to)] };
  },
});
