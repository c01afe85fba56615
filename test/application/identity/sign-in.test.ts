import { describe, expect, it } from 'vitest';
import { BcryptHasher } from '../../../src/infrastructure/identity/bcrypt.ts';
import { sql } from '../../../src/infrastructure/kernel/statement.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

const days = 24 * 3_600_000;

describe.each(databases)('signing in, on %s', (kind) => {
  it('registers, and shows oneself', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('Ann', 'Ann Smith');
    expect(ann.user).toMatchObject({
      username: 'Ann',
      name: 'Ann Smith',
      email: 'Ann@example.com',
      emailVerified: false,
      role: 'user',
      settings: {
        visibility: 'public',
        directMessages: 'everyone',
        notificationsEnabled: true,
        timeZone: 'UTC',
      },
      createdAt: '2026-01-01T12:00:00.000Z',
    });
    expect(await world.call('identity.get-me', {}, ann.actor)).toEqual(ann.user);
  });

  it('takes no username or address twice, in whatever case', async () => {
    const world = await startWorld(kind);
    await world.person('Ann');
    const other = { username: 'other', email: 'other@example.com', password: 'long enough, other' };
    expect(await refusalOf(world.call('identity.register', { ...other, username: 'aNN' }))).toBe(
      'identity.username-taken',
    );
    expect(await refusalOf(world.call('identity.register', { ...other, email: 'ANN@example.com' }))).toBe(
      'identity.email-taken',
    );
  });

  it('gives a username to one of 20 who ask for it at once', async () => {
    const world = await startWorld(kind);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        refusalOf(
          world.call('identity.register', {
            username: i % 2 ? 'ann' : 'ANN',
            email: `ann${i}@example.com`,
            password: 'long enough for ann',
          }),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['nothing', 'identity.username-taken']));
  });

  it('refuses a password that is easy to guess, by its field', async () => {
    const world = await startWorld(kind);
    const attempt = (password: string) =>
      refusalOf(
        world.call('identity.register', { username: 'ann.smith', email: 'ann@example.com', password }),
      );
    expect(await attempt('password1')).toBe('identity.password-too-common /password');
    expect(await attempt('Ann.Smith')).toBe('identity.password-too-common /password');
    expect(await attempt('short')).toBe('request.invalid-fields /password');
    expect(await attempt('x'.repeat(129))).toBe('request.invalid-fields /password');
  });

  it('lets in by username or address in any case, and tells strangers and wrong passwords apart by nothing', async () => {
    const world = await startWorld(kind);
    const { password } = await world.person('Ann');
    for (const who of [
      { login: 'ann' },
      { login: 'ANN@EXAMPLE.COM' },
      { username: 'aNN' },
      { email: 'ann@example.com' },
    ]) {
      const { user } = await world.call('identity.log-in', { ...who, password });
      expect(user.username).toBe('Ann');
    }
    for (const attempt of [
      { login: 'ann', password: 'wrong' },
      { login: 'bob', password },
      { email: 'bob@example.com', password },
    ])
      expect(await refusalOf(world.call('identity.log-in', attempt))).toBe('identity.wrong-credentials');
    expect(await refusalOf(world.call('identity.log-in', { login: 'ann', username: 'ann', password }))).toBe(
      'request.invalid-fields /login',
    );
    expect(await refusalOf(world.call('identity.log-in', { password }))).toBe(
      'request.invalid-fields /login',
    );
  });

  it('hashes the password anew at a sign-in when the cost has changed', async () => {
    const world = await startWorld(kind);
    const { id, password } = await world.person('ann');
    const old = await new BcryptHasher({ pepper: '', cost: 5 }).hash(password);
    const set = sql<{ userId: string; hash: string }>(
      'update accounts set password_hash = :hash where id = :userId',
    );
    await world.unitOfWork.run(async () => world.database.enqueue(set, { userId: id, hash: old }));
    await world.call('identity.log-in', { login: 'ann', password });
    const stored = sql<{ userId: string }, { hash: string }>(
      'select password_hash as hash from accounts where id = :userId',
    );
    expect((await world.database.row(stored, { userId: id }))?.hash).toMatch(/^\$2b\$04\$/);
    await world.call('identity.log-in', { login: 'ann', password });
  });

  it('limits attempts per account, however the name is written', async () => {
    const world = await startWorld(kind, { RATE_LIMITS: 'on' });
    const attempt = (login: string, address: string) =>
      refusalOf(world.call('identity.log-in', { login, password: 'wrong one' }, null, { address }));
    for (let i = 0; i < 10; i++)
      expect(await attempt(i % 2 ? 'ann' : 'ANN', `192.0.2.${i}`)).toBe('identity.wrong-credentials');
    expect(await attempt('Ann', '192.0.2.99')).toBe('request.too-many');
  });

  it('answers 20 refreshes at once with the same successor', async () => {
    const world = await startWorld(kind);
    const { refreshToken } = await world.person('ann');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.call('identity.refresh', { refreshToken })),
    );
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    expect(answers[0]!.refreshToken).not.toBe(refreshToken);
  });

  it('ends the session when a replaced refresh token turns up again', async () => {
    const world = await startWorld(kind);
    const { refreshToken: first, actor, accessToken } = await world.person('ann');
    const second = (await world.call('identity.refresh', { refreshToken: first })).refreshToken;
    const third = (await world.call('identity.refresh', { refreshToken: second })).refreshToken;
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: first }))).toBe(
      'identity.session-over',
    );
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: third }))).toBe(
      'identity.session-over',
    );
    expect((await world.call('identity.list-sessions', {}, actor)).items).toEqual([]);
    expect(await refusalOf(world.actorOf(accessToken))).toBe('request.token-rejected');
  });

  it('refuses refresh tokens that were never given', async () => {
    const world = await startWorld(kind);
    const { refreshToken, actor } = await world.person('ann');
    for (const forged of ['', 'x', refreshToken.slice(0, 36), `${crypto.randomUUID()}.${'x'.repeat(43)}`])
      expect(await refusalOf(world.call('identity.refresh', { refreshToken: forged }))).toBe(
        'identity.session-over',
      );
    expect(await refusalOf(world.call('identity.refresh', {}))).toBe('identity.session-over');
    expect((await world.call('identity.list-sessions', {}, actor)).items).toHaveLength(1);
  });

  it('ends a session that nobody used for 14 days', async () => {
    const world = await startWorld(kind);
    const { refreshToken, actor } = await world.person('ann');
    world.clock.at += 14 * days + 1;
    expect(await refusalOf(world.call('identity.refresh', { refreshToken }))).toBe('identity.session-over');
    expect((await world.call('identity.list-sessions', {}, actor)).items).toEqual([]);
  });

  it('lists sessions, ends one of them, and all others', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const bob = await world.person('bob');
    const logIn = (userAgent: string) =>
      world.call('identity.log-in', { login: 'ann', password: ann.password }, null, { userAgent });
    world.clock.at += 1000;
    const phone = await logIn('phone');
    world.clock.at += 1000;
    await logIn('tablet');
    const list = async () => (await world.call('identity.list-sessions', {}, ann.actor)).items;
    expect((await list()).map(({ userAgent, current }) => [userAgent, current])).toEqual([
      ['tablet', false],
      ['phone', false],
      [null, true],
    ]);
    const sessionId = (await list())[1]!.id;
    expect(await refusalOf(world.call('identity.revoke-session', { sessionId }, bob.actor))).toBe(
      'identity.session-not-found',
    );
    await world.call('identity.revoke-session', { sessionId }, ann.actor);
    expect(await refusalOf(world.call('identity.revoke-session', { sessionId }, ann.actor))).toBe(
      'identity.session-not-found',
    );
    expect(await refusalOf(world.actorOf(phone.accessToken))).toBe('request.token-rejected');
    await world.call('identity.revoke-other-sessions', {}, ann.actor);
    expect((await list()).map(({ current }) => current)).toEqual([true]);
    await world.call('identity.log-out', {}, ann.actor);
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: ann.refreshToken }))).toBe(
      'identity.session-over',
    );
    await world.call('identity.log-out', {}, ann.actor);
  });

  it('keeps the 50 sessions that were used last', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    for (let i = 0; i < 52; i++) {
      world.clock.at += 1000;
      await world.call('identity.log-in', { login: 'ann', password: ann.password }, null, {
        userAgent: `${i}`,
      });
    }
    const { items } = await world.call('identity.list-sessions', {}, ann.actor);
    expect(items.map(({ userAgent }) => userAgent)).toEqual(
      Array.from({ length: 50 }, (_, i) => `${51 - i}`),
    );
  });
});
