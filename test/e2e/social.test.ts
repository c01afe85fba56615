import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

describe.each(everywhere)('people over $wire on $kind', ({ kind, wire }) => {
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

  test('can follow each other, once, and unfollow', async () => {
    await meet();
    await ann.does('social.follow-user', { userId: bob.id });
    await ann.does('social.follow-user', { userId: bob.id });
    await cid.does('social.follow-user', { userId: bob.id });
    expect(ids(await cid.does('social.list-followers', { userId: bob.id }))).toEqual([cid.id, ann.id]);
    expect(ids(await ann.does('social.list-following', { userId: ann.id }))).toEqual([bob.id]);
    expect(await relation(bob, ann)).toMatchObject({ following: false, followedBy: true });
    expect((await cid.does('identity.get-user', { userId: bob.id })).counts).toMatchObject({
      followers: 2,
      following: 0,
    });
    await ann.does('social.unfollow-user', { userId: bob.id });
    await ann.does('social.unfollow-user', { userId: bob.id });
    await bob.does('social.remove-follower', { userId: cid.id });
    expect(ids(await ann.does('social.list-followers', { userId: bob.id }))).toEqual([]);
    expect((await cid.does('identity.get-user', { userId: bob.id })).counts.followers).toBe(0);
    expect(await ann.refused('social.follow-user', { userId: ann.id })).toBe('422 social.not-yourself');
  });

  test('can follow a private account only with its approval', async () => {
    await meet();
    await bob.does('identity.update-me', { settings: { visibility: 'private' } });
    const post = await bob.does('posts.create-post', { text: 'for those I let in' });
    for (const one of [ann, cid]) await one.does('social.follow-user', { userId: bob.id });
    expect(await relation(ann, bob)).toMatchObject({ following: false, followRequested: true });
    expect(await ann.refused('posts.get-post', { postId: post.id })).toBe('404 posts.post-not-found');
    expect(await ann.refused('social.list-followers', { userId: bob.id })).toBe('403 social.list-is-private');
    expect(ids(await bob.does('social.list-follow-requests', {}))).toEqual([cid.id, ann.id]);
    await bob.does('social.answer-follow-request', { userId: ann.id, accept: true });
    await bob.does('social.answer-follow-request', { userId: cid.id, accept: false });
    expect(await bob.refused('social.answer-follow-request', { userId: cid.id, accept: true })).toBe(
      '404 social.follow-request-not-found',
    );
    expect(await relation(ann, bob)).toMatchObject({ following: true, followRequested: false });
    expect((await ann.does('posts.get-post', { postId: post.id })).text).toBe('for those I let in');
    expect(await cid.refused('posts.get-post', { postId: post.id })).toBe('404 posts.post-not-found');
  });

  test('become friends when one asks and the other accepts', async () => {
    await meet();
    const asked = await ann.does('social.request-friendship', { userId: bob.id });
    expect(asked).toMatchObject({ from: { id: ann.id }, to: { id: bob.id }, status: 'pending' });
    expect((await ann.does('social.request-friendship', { userId: bob.id })).id).toBe(asked.id);
    expect(ids(await bob.does('social.list-friend-requests', {}))).toEqual([asked.id]);
    expect(ids(await ann.does('social.list-friend-requests', { direction: 'sent' }))).toEqual([asked.id]);
    for (const one of [ann, cid])
      expect(await one.refused('social.answer-friend-request', { requestId: asked.id, accept: true })).toBe(
        '404 social.friend-request-not-found',
      );
    const answered = await bob.does('social.answer-friend-request', { requestId: asked.id, accept: true });
    expect(answered.status).toBe('accepted');
    expect(await bob.refused('social.answer-friend-request', { requestId: asked.id, accept: false })).toBe(
      '409 social.request-answered',
    );
    expect(ids(await ann.does('social.list-friends', {}))).toEqual([bob.id]);
    expect(ids(await bob.does('social.list-friends', {}))).toEqual([ann.id]);
    expect(await ann.does('social.are-friends', { userId: ann.id, friendId: bob.id })).toEqual({
      friends: true,
    });
    expect(await cid.refused('social.are-friends', { userId: ann.id, friendId: bob.id })).toBe(
      '403 request.not-allowed',
    );
    expect(await bob.refused('social.request-friendship', { userId: ann.id })).toBe(
      '409 social.already-friends',
    );
    await bob.does('social.unfriend', { userId: ann.id });
    expect(await ann.does('social.are-friends', { userId: ann.id, friendId: bob.id })).toEqual({
      friends: false,
    });
    expect((await cid.does('identity.get-user', { userId: ann.id })).counts.friends).toBe(0);
  });

  test('are friends at once when both have asked, may decline, and may withdraw a request', async () => {
    await meet();
    expect((await befriend(ann, bob)).status).toBe('accepted');
    const toCid = await ann.does('social.request-friendship', { userId: cid.id });
    expect(
      (await cid.does('social.answer-friend-request', { requestId: toCid.id, accept: false })).status,
    ).toBe('declined');
    expect(await ann.does('social.are-friends', { userId: cid.id, friendId: ann.id })).toEqual({
      friends: false,
    });
    const again = await bob.does('social.request-friendship', { userId: cid.id });
    expect(await cid.refused('social.cancel-friend-request', { requestId: again.id })).toBe(
      '404 social.friend-request-not-found',
    );
    await bob.does('social.cancel-friend-request', { requestId: again.id });
    expect(ids(await cid.does('social.list-friend-requests', {}))).toEqual([]);
  });

  test('are listed in pages that neither repeat nor skip a person', async () => {
    await meet();
    const crowd = [];
    for (let i = 0; i < 7; i++) crowd.push(await service.person('fan', wire));
    for (const fan of crowd) await fan.does('social.follow-user', { userId: ann.id });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bob.does('social.list-followers', {
        userId: ann.id,
        limit: 3,
        ...(cursor !== undefined && { cursor }),
      });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...ids(page));
      cursor = page.nextCursor ?? undefined;
      const late = await service.person('late', wire);
      await late.does('social.follow-user', { userId: ann.id });
    } while (cursor !== undefined);
    expect(seen).toEqual(crowd.map(({ id }) => id).reverse());
    expect(await bob.refused('social.list-followers', { userId: ann.id, limit: 101 })).toBe(
      '422 request.invalid-fields /limit',
    );
    expect(await bob.refused('social.list-followers', { userId: ann.id, cursor: 'bm8' })).toBe(
      '422 request.invalid-fields /cursor',
    );
  });
});
