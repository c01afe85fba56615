import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, startTestService, type TestService } from '../kit/service.ts';

describe.each(everywhere)('an account over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  test('is signed in to by username or address, in either case', async () => {
    const ann = await service.person('Ann', wire);
    const visitor = await service.visitor(wire);
    const { password } = ann;
    for (const who of [
      { login: ann.username },
      { login: ann.email },
      { username: ann.username.toUpperCase() },
      { email: ann.email.toUpperCase() },
    ]) {
      const signedIn = await visitor.does('identity.log-in', { ...who, password });
      expect(signedIn.user).toMatchObject({ id: ann.id, username: ann.username, email: ann.email });
    }
    const wrong = '401 identity.wrong-credentials';
    expect(await visitor.refused('identity.log-in', { login: ann.username, password: 'x' })).toBe(wrong);
    expect(await visitor.refused('identity.log-in', { login: 'nobody', password })).toBe(wrong);
    expect(await visitor.refused('identity.log-in', { login: 'a', email: 'b', password })).toBe(
      '422 request.invalid-fields /login',
    );
  });

  test('has a username and an address of its own, without regard to case', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const password = 'a fine password';
    const other = { email: `other_${ann.email}`, password };
    expect(
      await visitor.refused('identity.register', { ...other, username: ann.username.toUpperCase() }),
    ).toBe('409 identity.username-taken');
    expect(
      await visitor.refused('identity.register', {
        username: `x${ann.username}`,
        email: ann.email.toUpperCase(),
        password,
      }),
    ).toBe('409 identity.email-taken');
    expect(await visitor.refused('identity.register', { username: 'a', email: 'b', password: 'c' })).toBe(
      '422 request.invalid-fields /username /email /password',
    );
    expect(
      await visitor.refused('identity.register', { ...other, username: 'guess', password: 'password123' }),
    ).toBe('422 identity.password-too-common /password');
  });

  test('refreshes by a token that is used once; an old copy ends the session', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const first = await visitor.does('identity.refresh', { refreshToken: ann.refreshToken });
    const again = await visitor.does('identity.refresh', { refreshToken: ann.refreshToken });
    expect(again.refreshToken).toBe(first.refreshToken);
    const second = await visitor.does('identity.refresh', { refreshToken: first.refreshToken });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const over = '401 identity.session-over';
    expect(await visitor.refused('identity.refresh', { refreshToken: ann.refreshToken })).toBe(over);
    expect(await visitor.refused('identity.refresh', { refreshToken: second.refreshToken })).toBe(over);
    const token = { token: second.accessToken };
    await expect.poll(async () => (await service.request('GET', '/api/users/me', token)).status).toBe(401);
  });

  test('logs out with an answer, and then its tokens and sockets are dead', async () => {
    const ann = await service.person('ann', wire);
    const listener = await ann.listen();
    const gone = new Promise((resolve) => listener.socket.once('disconnect', resolve));
    expect(await ann.does('identity.log-out', {})).toEqual({});
    expect(await gone).toBe('io server disconnect');
    expect((await service.request('GET', '/api/users/me', { token: ann.accessToken })).body.code).toBe(
      'request.token-rejected',
    );
    await expect(service.listener(ann.accessToken)).rejects.toMatchObject({
      data: { status: 401, code: 'request.token-rejected' },
    });
    const visitor = await service.visitor(wire);
    expect(await visitor.refused('identity.refresh', { refreshToken: ann.refreshToken })).toBe(
      '401 identity.session-over',
    );
  });

  test('keeps a socket open past its token with a new one, which must be its own', async () => {
    const [ann, bob] = [await service.person('ann', wire), await service.person('bob', wire)];
    const visitor = await service.visitor(wire);
    const { socket } = await ann.listen();
    const renew = (token: unknown) => socket.timeout(5_000).emitWithAck('identity.renew-socket', { token });
    const { accessToken } = await visitor.does('identity.refresh', { refreshToken: ann.refreshToken });
    expect(await renew(accessToken)).toEqual({ ok: true, result: {} });
    expect(await renew(bob.accessToken)).toMatchObject({ ok: false, problem: { status: 403 } });
    expect(await renew('none')).toMatchObject({ ok: false, problem: { status: 401 } });
    expect(await renew(7)).toMatchObject({ ok: false, problem: { status: 422 } });
  });

  test('shows where it is signed in, and ends one session or all others', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const signIn = () => visitor.does('identity.log-in', { login: ann.username, password: ann.password });
    const phone = await service.member(wire, await signIn());
    const laptop = await service.member(wire, await signIn());
    const { items } = await phone.does('identity.list-sessions', {});
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);

    const own = (await laptop.does('identity.list-sessions', {})).items.find(({ current }) => current)!;
    const phoneSocket = await phone.listen();
    const laptopSocket = await laptop.listen();
    const laptopGone = new Promise((resolve) => laptopSocket.socket.once('disconnect', resolve));
    await phone.does('identity.revoke-session', { sessionId: own.id });
    await laptopGone;
    expect(phoneSocket.socket.connected).toBe(true);
    expect(await phone.refused('identity.revoke-session', { sessionId: own.id })).toBe(
      '404 identity.session-not-found',
    );

    await phone.does('identity.revoke-other-sessions', {});
    const left = (await phone.does('identity.list-sessions', {})).items;
    expect(left.map(({ current }) => current)).toEqual([true]);
    expect((await service.request('GET', '/api/users/me', { token: ann.accessToken })).status).toBe(401);
  });

  test('changes its password, which ends the other sessions', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const { login, password } = { login: ann.username, password: ann.password };
    const phone = await visitor.does('identity.log-in', { login, password });
    const newPassword = 'an even better one';
    expect(await ann.refused('identity.change-password', { currentPassword: 'wrong', newPassword })).toBe(
      '403 identity.wrong-password',
    );
    await ann.does('identity.change-password', { currentPassword: password, newPassword });
    expect((await service.request('GET', '/api/users/me', { token: phone.accessToken })).status).toBe(401);
    expect((await ann.does('identity.get-me', {})).id).toBe(ann.id);
    expect(await visitor.refused('identity.log-in', { login, password })).toBe(
      '401 identity.wrong-credentials',
    );
    await visitor.does('identity.log-in', { login, password: newPassword });
  });

  test('is changed in part; links and settings merge, and null clears', async () => {
    const ann = await service.person('ann', wire);
    const first = await ann.does('identity.update-me', {
      bio: 'I sew.',
      location: 'Leeds',
      links: { website: 'https://ann.example', twitter: 'https://twitter.example/ann' },
      settings: { visibility: 'private', timeZone: 'Europe/London' },
    });
    expect(first.settings).toMatchObject({ visibility: 'private', directMessages: 'everyone' });
    const second = await ann.does('identity.update-me', {
      bio: null,
      links: { twitter: null },
      settings: { directMessages: 'friends' },
    });
    expect(second).toMatchObject({
      bio: null,
      location: 'Leeds',
      links: { website: 'https://ann.example', twitter: null },
      settings: { visibility: 'private', directMessages: 'friends', timeZone: 'Europe/London' },
    });
    const wrong = { links: { website: 'javascript:alert(1)' }, settings: { timeZone: 'Nowhere/At' } };
    expect(await ann.refused('identity.update-me', wrong)).toBe(
      '422 request.invalid-fields /links/website /settings/timeZone',
    );
    expect(await ann.refused('identity.update-me', { password: 'x' } as object)).toBe(
      '422 request.invalid-fields /password',
    );
  });

  test('takes another username with the password alone', async () => {
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

  test('is found by username and by words of its name', async () => {
    const ann = await service.person('ann', wire);
    const name = `Zoë ${ann.username} Quill`;
    await ann.does('identity.update-me', { name });
    await service.settled();
    const bob = await service.person('bob', wire);
    for (const q of [ann.username.toUpperCase(), `quill ${ann.username}`]) {
      const found = await bob.does('identity.search-users', { q });
      expect([q, found.items[0]]).toEqual([q, { id: ann.id, username: ann.username, name, avatarUrl: null }]);
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

  test('shows itself to others without its address', async () => {
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

  test('hands over everything it holds of its owner', async () => {
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

    expect(await ann.refused('identity.delete-me', { password: 'wrong' })).toBe(
      '403 identity.wrong-password',
    );
    expect(await ann.does('identity.delete-me', { password: ann.password })).toEqual({});
    expect(await bob.refused('identity.get-user', { userId: ann.id })).toBe('404 identity.user-not-found');
    expect(await bob.refused('posts.get-post', { postId: post.id })).toBe('404 posts.post-not-found');
    expect((await bob.does('feed.read-home', {})).items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await bob.does('social.list-following', { userId: bob.id })).items).toEqual([]);
    expect((await service.request('GET', '/api/users/me', { token: ann.accessToken })).status).toBe(401);
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
