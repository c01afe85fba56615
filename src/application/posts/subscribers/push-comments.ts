import { CommentAdded } from '../../../domain/posts/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { audienceOf } from '../audience-of.ts';
import { commentCreated } from '../frames.ts';
import { CommentReader, PostAudience, PostReader } from '../ports.ts';

export const pushComments = subscriber({
  name: 'posts.push-comments',
  when: 'after-commit',
  on: [CommentAdded],
  frames: [commentCreated],
  needs: { posts: PostReader, comments: CommentReader, audience: PostAudience },
  async handle(event, { posts, comments, audience }) {
    const [post, comment] = await Promise.all([
      posts.framed(event.data.postId),
      comments.framed(event.data.commentId),
    ]);
    if (!post || !comment) return undefined;
    const to = await audienceOf(audience, post, comment);
    return { push: [toFrame(commentCreated, event, comment, to)] };
  },
});
