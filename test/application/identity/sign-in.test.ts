import { describe, expect, it } from 'vitest';
import { BcryptHasher } from '../../../src/infrastructure/identity/passwords/bcrypt.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { createLogger } from '../../../src/infrastructure/kernel/observability/logger.ts';
import { signedIn } from '../../kit/signed-in.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

const days = 24 * 3_600_000;

describe.each(databases)('signing in, on %s', (kind) => {
  it('registers, and shows your own account', async () => {
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
        payments: 'everyone',
        paymentAudience: 'private',
        notificationsEnabled: true,
        timeZone: 'UTC',
      },
      createdAt: '2026-01-01T12:00:00.000Z',
    });
    expect(await world.call('identity.get-me', {}, ann.actor)).toEqual(ann.user);
  });

  it('refuses a taken username or address in any case', async () => {
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

  it('gives a username to one of 20 concurrent registrations', async () => {
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

  it('refuses a password that is easy to guess, and names its field', async () => {
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

  it('accepts username or address in any case, and answers unknown accounts and wrong passwords alike', async () => {
    const world = await startWorld(kind);
    const { password } = await world.person('Ann');
    for (const who of [
      { login: 'ann' },
      { login: 'ANN@EXAMPLE.COM' },
      { username: 'aNN' },
      { email: 'ann@example.com' },
    ]) {
      const { user } = signedIn(await world.call('identity.log-in', { ...who, password }));
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

  it('renews the password hash at a sign-in when the cost has changed', async () => {
    const world = await startWorld(kind);
    const { id, password } = await world.person('ann');
    const old = await new BcryptHasher({ peppers: ['none'], cost: 5 }).hash(password);
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

  it('accepts a password for years, since none has to be changed', async () => {
    const world = await startWorld(kind);
    const { password } = await world.person('ann');
    for (let year = 1; year <= 10; year++) {
      world.clock.at += 365 * days;
      expect(signedIn(await world.call('identity.log-in', { login: 'ann', password })).user.username).toBe(
        'ann',
      );
    }
  });

  it('has no account to begin with, so no default one', async () => {
    const world = await startWorld(kind);
    const accounts = sql<Record<never, never>, { n: number }>('select count(*) as n from accounts');
    expect((await world.database.row(accounts, {}))?.n).toBe(0);
    for (const name of ['admin', 'root', 'layers', 'demo', 'test'])
      expect(await refusalOf(world.call('identity.log-in', { login: name, password: name }))).toBe(
        'identity.wrong-credentials',
      );
  });

  it('limits attempts per account, in any spelling of the name', async () => {
    const world = await startWorld(kind, { RATE_LIMITS: 'on' });
    const attempt = (login: string, address: string) =>
      refusalOf(world.call('identity.log-in', { login, password: 'wrong one' }, null, { address }));
    for (let i = 0; i < 10; i++)
      expect(await attempt(i % 2 ? 'ann' : 'ANN', `192.0.2.${i}`)).toBe('identity.wrong-credentials');
    expect(await attempt('Ann', '192.0.2.99')).toBe('request.too-many');
  });

  it('logs sign-ins and refusals with their address, without the input', async () => {
    const lines: Record<string, unknown>[] = [];
    const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
    const world = await startWorld(kind, {}, { logger: createLogger('info', destination) });
    const { id: userId, password, refreshToken, user } = await world.person('ann');
    const from = { requestId: 'r1', address: '192.0.2.7', userAgent: 'a phone' };
    const sign = (login: string, password: string) =>
      refusalOf(world.call('identity.log-in', { login, password }, null, from));
    await sign('ann', password);
    await sign('ann', 'hush');
    await sign('hush', password);
    await world.call('identity.refresh', { refreshToken }, null, from);
    await refusalOf(world.call('identity.refresh', { refreshToken: 'hush' }, null, from));
    await world.call('identity.request-password-reset', { email: user.email }, null, from);
    const token = await world.mailedToken(user.email);
    await world.call('identity.reset-password', { token, password: 'new and long enough' }, null, from);
    const told = lines.filter(({ msg }) => msg === 'security');
    expect(told).toMatchObject([
      { event: 'registered', userId, sessionId: expect.any(String) },
      { event: 'signed-in', userId, level: 30, sessionId: expect.any(String), ...from },
      { event: 'sign-in-refused', userId, level: 40, ...from },
      { event: 'sign-in-refused', level: 40, ...from },
      { event: 'session-renewed', userId, sessionId: expect.any(String), ...from },
      { event: 'renewal-refused', level: 40, ...from },
      { event: 'password-reset', userId, ...from },
    ]);
    for (const secret of ['hush', password, refreshToken, token])
      expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it('ends the session of a replaced cookie, but not one of a bearer token', async () => {
    const world = await startWorld(kind);
    const { accessToken, actor, password } = await world.person('ann');
    const signIn = async (meta: object) =>
      signedIn(await world.call('identity.log-in', { login: 'ann', password }, actor, meta));
    await signIn({});
    expect(await world.actorOf(accessToken)).toMatchObject({ id: actor.id });
    const again = await signIn({ replacesCookie: true });
    expect(await refusalOf(world.actorOf(accessToken))).toBe('request.token-rejected');
    expect(await world.actorOf(again.accessToken)).toMatchObject({ id: actor.id });
  });

  it('ends at once on all devices when an admin ends the sessions of a user', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const ben = await world.person('ben');
    const { accessToken } = signedIn(
      await world.call('identity.log-in', { login: 'ann', password: ann.password }),
    );
    const end = (userId: string, role: 'user' | 'admin') =>
      refusalOf(world.call('identity.end-sessions-of', { userId }, { ...ben.actor, role }));
    expect(await end(ann.id, 'user')).toBe('request.not-allowed');
    expect(await end(ann.id, 'admin')).toBe('nothing');
    for (const token of [ann.accessToken, accessToken])
      expect(await refusalOf(world.actorOf(token))).toBe('request.token-rejected');
    expect(await world.actorOf(ben.accessToken)).toMatchObject({ id: ben.id });
    expect(await end(crypto.randomUUID(), 'admin')).toBe('identity.user-not-found');
  });

  it('answers 20 concurrent refreshes with the same successor', async () => {
    const world = await startWorld(kind);
    const { refreshToken } = await world.person('ann');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.call('identity.refresh', { refreshToken })),
    );
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    expect(answers[0]!.refreshToken).not.toBe(refreshToken);
  });

  it('ends the session when a replaced refresh token is used again', async () => {
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

  it('refuses refresh tokens that were never issued', async () => {
    const world = await startWorld(kind);
    const { refreshToken, actor } = await world.person('ann');
    for (const forged of ['', 'x', refreshToken.slice(0, 36), `${crypto.randomUUID()}.${'x'.repeat(43)}`])
      expect(await refusalOf(world.call('identity.refresh', { refreshToken: forged }))).toBe(
        'identity.session-over',
      );
    expect(await refusalOf(world.call('identity.refresh', {}))).toBe('identity.session-over');
    expect((await world.call('identity.list-sessions', {}, actor)).items).toHaveLength(1);
  });

  it('ends a session that was not used for 14 days', async () => {
    const world = await startWorld(kind);
    const { refreshToken, actor } = await world.person('ann');
    world.clock.at += 14 * days + 1;
    expect(await refusalOf(world.call('identity.refresh', { refreshToken }))).toBe('identity.session-over');
    expect((await world.call('identity.list-sessions', {}, actor)).items).toEqual([]);
  });

  it('lists sessions, ends one, and ends all others', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const bob = await world.person('bob');
    const logIn = async (userAgent: string) =>
      signedIn(
        await world.call('identity.log-in', { login: 'ann', password: ann.password }, null, { userAgent }),
      );
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

  it('logs out with only a refresh token, and when there is nothing to end', async () => {
    const world = await startWorld(kind);
    const { refreshToken, actor, accessToken } = await world.person('ann');
    const { password } = await world.person('bob');
    const bob = signedIn(await world.call('identity.log-in', { login: 'bob', password }));
    for (const forged of ['', 'x', `${crypto.randomUUID()}.${'x'.repeat(43)}`])
      await world.call('identity.log-out', { refreshToken: forged });
    await world.call('identity.log-out', {});
    expect(await world.actorOf(accessToken)).toMatchObject({ id: actor.id });
    await world.call('identity.log-out', { refreshToken });
    expect(await refusalOf(world.actorOf(accessToken))).toBe('request.token-rejected');
    await world.call('identity.log-out', { refreshToken });
    expect(await world.actorOf(bob.accessToken)).toMatchObject({ role: 'user' });
  });

  it('keeps the 50 most recently used sessions', async () => {
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
