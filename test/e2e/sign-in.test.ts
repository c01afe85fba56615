import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, startTestService, type TestService } from '../kit/service.ts';
import { signedIn } from '../kit/signed-in.ts';

describe.each(everywhere)('signing in over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  test('accepts username or email address, in any case', async () => {
    const ann = await service.person('Ann', wire);
    const visitor = await service.visitor(wire);
    const { password } = ann;
    for (const who of [
      { login: ann.username },
      { login: ann.email },
      { username: ann.username.toUpperCase() },
      { email: ann.email.toUpperCase() },
    ]) {
      const { user } = signedIn(await visitor.does('identity.log-in', { ...who, password }));
      expect(user).toMatchObject({ id: ann.id, username: ann.username, email: ann.email });
    }
    const wrong = '401 identity.wrong-credentials';
    expect(await visitor.refused('identity.log-in', { login: ann.username, password: 'x' })).toBe(wrong);
    expect(await visitor.refused('identity.log-in', { login: 'nobody', password })).toBe(wrong);
    expect(await visitor.refused('identity.log-in', { login: 'a', email: 'b', password })).toBe(
      '422 request.invalid-fields /login',
    );
  });

  test('requires a unique username and email address, in any case', async () => {
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

  test('gives refresh tokens that work once; a replaced one ends the session', async () => {
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

  test('ends by logging out: the call is answered, then tokens and sockets stop working', async () => {
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

  test('keeps a socket open with a new token, which must belong to the same person', async () => {
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

  test('on several devices lists all sessions, and ends one or all others', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const signIn = async () =>
      signedIn(await visitor.does('identity.log-in', { login: ann.username, password: ann.password }));
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
    await service.expectSignedOut(ann.accessToken);
  });

  test('with a changed password ends the other sessions', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const { login, password } = { login: ann.username, password: ann.password };
    const phone = signedIn(await visitor.does('identity.log-in', { login, password }));
    const newPassword = 'an even better one';
    expect(await ann.refused('identity.change-password', { currentPassword: 'wrong', newPassword })).toBe(
      '403 identity.wrong-password',
    );
    await ann.does('identity.change-password', { currentPassword: password, newPassword });
    await service.expectSignedOut(phone.accessToken);
    expect((await ann.does('identity.get-me', {})).id).toBe(ann.id);
    expect(await visitor.refused('identity.log-in', { login, password })).toBe(
      '401 identity.wrong-credentials',
    );
    await visitor.does('identity.log-in', { login, password: newPassword });
  });
});
