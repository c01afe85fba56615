import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

describe.each(everywhere)('blocks and mutes over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let ann: Person;
  let bob: Person;
  let cid: Person;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());
  const meet = async () => {
    [ann, bob, cid] = [
      await service.person('ann', wire),
      await service.person('bob', wire),
      await service.person('cid', wire),
    ];
  };
  const befriend = async (one: Person, other: Person) => {
    await one.does('social.request-friendship', { userId: other.id });
    return other.does('social.request-friendship', { userId: one.id });
  };
  const relation = async (viewer: Person, to: Person) =>
    (await viewer.does('identity.get-user', { userId: to.id })).relation;

  /** Friends who follow each other; bob has commented on a post by ann. Then ann blocks bob. */
  const fallOut = async () => {
    await meet();
    await befriend(ann, bob);
    await ann.does('social.follow-user', { userId: bob.id });
    await bob.does('social.follow-user', { userId: ann.id });
    const { id: postId } = await ann.does('posts.create-post', { text: 'hello' });
    const { id: commentId } = await bob.does('posts.add-comment', { postId, text: 'hi' });
    await bob.does('posts.react-to-post', { postId, kind: 'love' });
    await cid.does('social.follow-user', { userId: ann.id });
    await ann.does('social.block-user', { userId: bob.id });
    const pairs: [Person, Person][] = [
      [ann, bob],
      [bob, ann],
    ];
    return { postId, commentId, pairs };
  };

  test('a block is listed for the blocker, once', async () => {
    await fallOut();
    await ann.does('social.block-user', { userId: bob.id });
    expect(ids(await ann.does('social.list-blocked', {}))).toEqual([bob.id]);
  });

  test('after a block neither can follow, befriend or mute the other', async () => {
    const { pairs } = await fallOut();
    for (const [one, { id: userId }] of pairs) {
      expect(await one.refused('social.follow-user', { userId })).toBe('404 social.user-not-found');
      expect(await one.refused('social.request-friendship', { userId })).toBe('404 social.user-not-found');
      expect(await one.refused('social.mute-user', { userId })).toBe('404 social.user-not-found');
      expect(await one.refused('social.list-followers', { userId })).toBe('404 social.user-not-found');
    }
  });

  test('after a block neither finds the other in lists, searches and suggestions', async () => {
    const { pairs } = await fallOut();
    for (const [one, { id: userId, username }] of pairs) {
      expect((await one.does('posts.list-posts', { userId })).items).toEqual([]);
      expect(ids(await one.does('social.list-friends', {}))).toEqual([]);
      const lists = [
        await one.does('identity.list-users', { limit: 100 }),
        await one.does('identity.search-users', { q: username }),
        await one.does('identity.suggest-users', { limit: 100 }),
      ];
      for (const list of lists) expect(ids(list)).not.toContain(userId);
    }
  });

  test('a blocker can look up the person to lift the block, and sees none of their posts', async () => {
    await fallOut();
    expect(await bob.refused('identity.get-user', { userId: ann.id })).toBe('404 identity.user-not-found');
    expect(await ann.does('identity.get-user', { userId: bob.id, include: 'posts' })).toMatchObject({
      relation: { blocking: true, friend: false, following: false },
      posts: { items: [] },
    });
  });

  test('after a block neither sees posts, comments or reactions of the other', async () => {
    const { postId, commentId } = await fallOut();
    expect(await bob.refused('posts.get-post', { postId })).toBe('404 posts.post-not-found');
    expect(await bob.refused('posts.add-comment', { postId, text: 'still?' })).toBe(
      '404 posts.post-not-found',
    );
    expect(await ann.refused('posts.get-comment', { commentId })).toBe('404 posts.comment-not-found');
    expect(ids(await ann.does('posts.list-comments', { postId }))).toEqual([]);
    expect((await ann.does('posts.list-post-reactions', { postId })).items).toEqual([]);
  });

  test('a block ends follows and friendship for good', async () => {
    await fallOut();
    expect((await cid.does('identity.get-user', { userId: ann.id })).counts).toMatchObject({
      followers: 1,
      following: 0,
      friends: 0,
    });
    await ann.does('social.unblock-user', { userId: bob.id });
    expect(await relation(bob, ann)).toMatchObject({ following: false, friend: false, followedBy: false });
  });

  test('a muted person disappears from your feed only, and does not notice', async () => {
    await meet();
    await ann.does('social.follow-user', { userId: bob.id });
    const post = await bob.does('posts.create-post', { text: 'loud' });
    await service.settled();
    await ann.does('social.mute-user', { userId: bob.id });
    expect(ids(await ann.does('social.list-muted', {}))).toEqual([bob.id]);
    expect(ids(await ann.does('feed.read-home', {}))).toEqual([]);
    expect((await ann.does('posts.get-post', { postId: post.id })).id).toBe(post.id);
    expect(ids(await bob.does('social.list-followers', { userId: bob.id }))).toEqual([ann.id]);
    await ann.does('social.unmute-user', { userId: bob.id });
    await service.settled();
    expect(ids(await ann.does('feed.read-home', {}))).toEqual([post.id]);
  });
});
