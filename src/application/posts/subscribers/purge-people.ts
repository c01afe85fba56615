import { AccountDeleted } from '../../../domain/identity/published.ts';
import { Posts } from '../../../domain/posts/post.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { PostsPurge } from '../ports.ts';

const chunk = 200;

/** Deletes the posts of a deleted account one by one, with an event each; then its comments, reactions and views. */
export const purgePeople = subscriber({
  name: 'posts.purge-people',
  when: 'projection',
  on: [AccountDeleted],
  needs: { posts: Posts, purge: PostsPurge },
  async handle({ data: { userId } }, { posts, purge }) {
    const ids = await purge.postIds(userId, 20);
    for (const id of ids) {
      const post = await posts.find(id);
      post?.delete(userId);
      if (post) posts.remove(post);
    }
    if (ids.length > 0) return { more: 'on' };
    return (await purge.ofAccount(userId, chunk)) ? { more: 'on' } : undefined;
  },
});
