import { describe, expect, test } from 'vitest';
import { FeedOwners } from '../../../src/infrastructure/feed/feed-owners.ts';
import { roundTrips } from '../../kit/round-trips.ts';
import { databases, startWorld } from '../../kit/world.ts';

describe.each(databases)('On %s', (kind) => {
  test('print', async () => {
    const trips = roundTrips(kind);
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    await world.call('social.follow-user', { userId: bob.id }, ann.actor);
    const ids: string[] = [];
    for (let i = 0; i < 45; i++) ids.push((await world.call('posts.create-post', { text: `${i}` }, bob.actor)).id);
    const commentIds: string[] = [];
    for (let i = 0; i < 30; i++) commentIds.push((await world.call('posts.add-comment', { text: `${i}`, postId: ids[44]! }, bob.actor)).id);
    await world.settled();
    await world.core.relay.stop();
    let n = 0;
    const works: Record<string, () => Promise<unknown>> = {
      home: () => world.call('feed.read-home', {}, ann.actor),
      home50: () => world.call('feed.read-home', { limit: 40 }, ann.actor),
      explore: () => world.call('feed.explore', {}, ann.actor),
      get: () => world.call('posts.get-post', { postId: ids[3]! }, ann.actor),
      list: () => world.call('posts.list-posts', { limit: 40 }, ann.actor),
      listof: () => world.call('posts.list-posts', { userId: bob.id, limit: 40 }, ann.actor),
      comments: () => world.call('posts.list-comments', { postId: ids[44]! }, ann.actor),
      reactions: () => world.call('posts.list-post-reactions', { postId: ids[44]! }, ann.actor),
      getuser: () => world.call('identity.get-user', { userId: bob.id }, ann.actor),
      followers: () => world.call('social.list-followers', { userId: bob.id }, ann.actor),
      create: () => world.call('posts.create-post', { text: 'x' }, ann.actor),
      mention: () => world.call('posts.create-post', { text: '@bob x' }, ann.actor),
      react: () => world.call('posts.react-to-post', { postId: ids[n++]!, kind: 'like' }, ann.actor),
      comment: () => world.call('posts.add-comment', { postId: ids[2]!, text: 'x' }, ann.actor),
      reply: () => world.call('posts.add-comment', { postId: ids[44]!, parentId: commentIds[0]!, text: 'x' }, ann.actor),
      view: () => world.call('posts.count-view', { postId: ids[n++]! }, ann.actor),
      follow: () => world.call('social.follow-user', { userId: ann.id }, bob.actor),
      unfollow: () => world.call('social.unfollow-user', { userId: ann.id }, bob.actor),
      update: () => world.call('posts.update-post', { postId: ids[n++]!, text: 'new' }, bob.actor),
      delete: () => world.call('posts.delete-post', { postId: ids[n++]! }, bob.actor),
    };
    for (const [name, work] of Object.entries(works)) {
      await work();
      const sent = await trips.of(work);
      console.log(kind, name, sent.length, '\n   ' + sent.map((t) => t.slice(0, 150)).join('\n   '));
    }
    void FeedOwners; void expect;
  });
});
