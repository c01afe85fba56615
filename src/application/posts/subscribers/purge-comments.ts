import { CommentDeleted } from '../../../domain/posts/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { PostsPurge } from '../ports.ts';

const chunk = 200;

export const purgeComments = subscriber({
  name: 'posts.purge-comments',
  when: 'projection',
  on: [CommentDeleted],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    return (await purge.ofComment(data.postId, data.commentId, chunk)) ? { more: 'on' } : undefined;
  },
});
