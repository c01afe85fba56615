import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, startTestService, type TestService } from '../kit/service.ts';

describe.each(everywhere)('an account over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  test('can be changed in part; links and settings merge, and null clears', async () => {
    const ann = await service.person('ann', wire);
    const first = await ann.does('identity.update-me', {
      bio: 'I sew.',
      location: 'Leeds',
      links: { website: 'https://ann.example', twitter: 'https://twitter.example/ann' },
      settings: { visibility: 'private', timeZone: 'Europe/London' },
    });
    expect(first.settings).toMatchObject({
      visibility: 'private',
      directMessages: 'everyone',
      payments: 'everyone',
      paymentAudience: 'private',
    });
    const second = await ann.does('identity.update-me', {
      bio: null,
      links: { twitter: null },
      settings: { directMessages: 'friends', payments: 'nobody', paymentAudience: 'public' },
    });
    expect(second).toMatchObject({
      bio: null,
      location: 'Leeds',
      links: { website: 'https://ann.example', twitter: null },
      settings: {
        visibility: 'private',
        directMessages: 'friends',
        payments: 'nobody',
        paymentAudience: 'public',
        timeZone: 'Europe/London',
      },
    });
    const wrong = { links: { website: 'javascript:alert(1)' }, settings: { timeZone: 'Nowhere/At' } };
    expect(await ann.refused('identity.update-me', wrong)).toBe(
      '422 request.invalid-fields /links/website /settings/timeZone',
    );
    expect(await ann.refused('identity.update-me', { password: 'x' } as object)).toBe(
      '422 request.invalid-fields /password',
    );
  });

  test('takes another username only with the password', async () => {
    const ann = await service.person('ann', wire);
    const bob = await service.person('bob', wire);
    const username = `new.${ann.username}`;
    expect(await ann.refused('identity.update-me', { username })).toBe(
      '422 request.invalid-fields /currentPassword',
    );
    expect(await ann.refused('identity.update-me', { username, currentPassword: 'wrong' })).toBe(
      '403 identity.wrong-password',
    );
    const currentPassword = ann.password;
    expect(
      await ann.refused('identity.update-me', { username: bob.username.toUpperCase(), currentPassword }),
    ).toBe('409 identity.username-taken');
    expect((await ann.does('identity.update-me', { username, currentPassword })).username).toBe(username);
  });

  test('can be found by username and by words of its name', async () => {
    const ann = await service.person('ann', wire);
    const name = `Zoë ${ann.username} Quill`;
    await ann.does('identity.update-me', { name });
    await service.settled();
    const bob = await service.person('bob', wire);
    for (const q of [ann.username.toUpperCase(), `quill ${ann.username}`]) {
      const found = await bob.does('identity.search-users', { q });
      const { relation, ...person } = found.items[0]!;
      expect([q, person]).toEqual([q, { id: ann.id, username: ann.username, name, avatarUrl: null }]);
      expect(Object.values(relation)).toEqual(Array(8).fill(false));
    }
  });

  test('is suggested to friends of its friends, never to those it blocks', async () => {
    const [ann, bob, cid] = [
      await service.person('ann', wire),
      await service.person('bob', wire),
      await service.person('cid', wire),
    ];
    for (const friend of [ann, cid]) {
      const { id } = await friend.does('social.request-friendship', { userId: bob.id });
      await bob.does('social.answer-friend-request', { requestId: id, accept: true });
    }
    const suggested = async () =>
      (await ann.does('identity.suggest-users', { limit: 100 })).items.map(({ id }) => id);
    expect((await suggested())[0]).toBe(cid.id);
    expect(await suggested()).not.toContain(bob.id);
    expect(await suggested()).not.toContain(ann.id);
    await cid.does('social.block-user', { userId: ann.id });
    expect(await suggested()).not.toContain(cid.id);
  });

  test('is shown to others without its email address', async () => {
    const [ann, bob] = [await service.person('ann', wire), await service.person('bob', wire)];
    await ann.does('posts.create-post', { text: 'hello' });
    await bob.does('social.follow-user', { userId: ann.id });
    const profile = await bob.does('identity.get-user', { userId: ann.id, include: 'posts' });
    expect(profile).toMatchObject({
      counts: { followers: 1, following: 0, posts: 1 },
      relation: { following: true, followedBy: false },
      posts: { items: [{ text: 'hello' }] },
    });
    const listed = await bob.does('identity.list-users', { include: 'counts', limit: 100 });
    expect(listed.items.find(({ id }) => id === ann.id)?.counts).toMatchObject({ followers: 1, posts: 1 });
    expect(listed.items.map(({ id }) => id)).toContain(bob.id);
    expect(JSON.stringify([profile, listed])).not.toContain('@example.com');
  });

  test('exports all data of its owner', async () => {
    const ann = await service.person('ann', wire);
    await ann.does('posts.create-post', { text: 'mine' });
    const document = await ann.does('identity.export-me', {});
    expect(document.account).toMatchObject({ id: ann.id, email: ann.email });
    expect(document.sessions).toHaveLength(1);
  });

  test('is deleted with the password: it and its posts leave every view at once', async () => {
    const [ann, bob] = [await service.person('ann', wire), await service.person('bob', wire)];
    await bob.does('social.follow-user', { userId: ann.id });
    const post = await ann.does('posts.create-post', { text: 'soon gone' });
    const kept = await bob.does('posts.create-post', { text: 'stays' });
    await ann.does('posts.add-comment', { postId: kept.id, text: 'me too' });
    await service.settled();
    expect((await bob.does('feed.read-home', {})).items.map(({ id }) => id)).toContain(post.id);

    const { socket } = await ann.listen();
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    expect(await ann.refused('identity.delete-me', { password: 'wrong' })).toBe(
      '403 identity.wrong-password',
    );
    expect(await ann.does('identity.delete-me', { password: ann.password })).toEqual({});
    await gone;
    expect(await bob.refused('identity.get-user', { userId: ann.id })).toBe('404 identity.user-not-found');
    expect(await bob.refused('posts.get-post', { postId: post.id })).toBe('404 posts.post-not-found');
    expect((await bob.does('feed.read-home', {})).items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await bob.does('social.list-following', { userId: bob.id })).items).toEqual([]);
    await service.expectSignedOut(ann.accessToken);
    await service.settled();
    expect(await bob.does('posts.get-post', { postId: kept.id })).toMatchObject({ commentCount: 0 });
    const visitor = await service.visitor(wire);
    expect(await visitor.refused('identity.log-in', { login: ann.email, password: ann.password })).toBe(
      '401 identity.wrong-credentials',
    );
    const { username, email, password } = ann;
    await visitor.does('identity.register', { username, email, password });
  });
});
