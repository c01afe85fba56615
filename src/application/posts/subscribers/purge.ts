import { AccountDeleted } from '../../../domain/identity/published.ts';
import { Posts } from '../../../domain/posts/post.ts';
import { CommentDeleted, PostDeleted } from '../../../domain/posts/published.ts';
import {
  ItemRemoved,
  OccasionRemoved,
  OutfitRemoved,
  WearVoided,
} from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { PostsPurge } from '../ports.ts';

const step = 200;
const more = { more: 'on' };

export const purgePosts = subscriber({
  name: 'posts.purge-posts',
  when: 'projection',
  on: [PostDeleted],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    return (await purge.remainsOfPost(data.postId, step)) ? more : undefined;
  },
});

export const purgeComments = subscriber({
  name: 'posts.purge-comments',
  when: 'projection',
  on: [CommentDeleted],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    return (await purge.remainsOfComment(data.postId, data.commentId, step)) ? more : undefined;
  },
});

/** A person's posts go one by one, so that feeds hear of each; then what they left under others' posts. */
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
    if (ids.length > 0) return more;
    return (await purge.remainsOfPerson(userId, step)) ? more : undefined;
  },
});

/** What is gone shows in no post at once; then its rows for finding posts by it go as well. */
export const purgeRefs = subscriber({
  name: 'posts.purge-refs',
  when: 'projection',
  on: [ItemRemoved, OutfitRemoved, OccasionRemoved, WearVoided],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    if ('itemId' in data) purge.refsTo(data.itemId);
    else if ('outfitId' in data) purge.refsTo(data.outfitId);
    else if ('occasionId' in data) purge.refsTo(data.occasionId);
    else purge.refsTo(data.wearId);
    return undefined;
  },
});

/** What people made of an item goes with it. */
export const purgeItemReactions = subscriber({
  name: 'posts.purge-item-reactions',
  when: 'projection',
  on: [ItemRemoved],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    purge.reactionsTo(data.itemId);
    return undefined;
  },
});

/** And of an outfit. */
export const purgeOutfitReactions = subscriber({
  name: 'posts.purge-outfit-reactions',
  when: 'projection',
  on: [OutfitRemoved],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    purge.reactionsTo(data.outfitId);
    return undefined;
  },
});
