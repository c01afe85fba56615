import { PostDeleted } from '../../../domain/posts/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { PostsPurge } from '../ports.ts';

const chunk = 200;

export const purgePosts = subscriber({
  name: 'posts.purge-posts',
  when: 'projection',
  on: [PostDeleted],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    return (await purge.ofPost(data.postId, chunk)) ? { more: 'on' } : undefined;
  },
});
