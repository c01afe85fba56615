import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { socketClient } from '../kit/client.ts';
import { startTestService, type TestService } from '../kit/service.ts';
import { SetClock } from '../kit/set-clock.ts';
import { databases } from '../kit/world.ts';

const friendly = 'https://app.example.com';
const hostile = 'https://evil.example';

describe.each(databases)('a browser on %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind, { CORS_ORIGINS: friendly });
  });
  afterAll(() => service.stop());

  const cookiesOf = (headers: Headers) =>
    headers.getSetCookie().map((line) => ({
      line,
      pair: line.split(';')[0]!,
      name: line.split('=')[0]!,
    }));
  const sameSite = { 'sec-fetch-site': 'same-origin' };
  async function signIn() {
    const { username, password, id } = await service.person();
    const answer = await service.request('POST', '/api/auth/login', {
      json: { login: username, password, session: 'cookie' },
      headers: sameSite,
    });
    expect(answer.status).toBe(200);
    const cookies = cookiesOf(answer.headers);
    return { id, answer, cookies, cookie: cookies.map(({ pair }) => pair).join('; '), username, password };
  }

  test('signs in with cookies that scripts cannot read; the body holds no token', async () => {
    const { answer, cookies, id, cookie } = await signIn();
    expect(answer.body).toMatchObject({ user: { id }, expiresIn: 600 });
    expect(JSON.stringify(answer.body)).not.toMatch(/token/i);
    for (const { line } of cookies) expect(line).toMatch(/HttpOnly.*SameSite=(Lax|Strict)/);
    expect((await service.request('GET', '/api/users/me', { headers: { cookie } })).body.id).toBe(id);
  });

  test('writes with its cookie from our own and listed origins, never from another site', async () => {
    const { cookie } = await signIn();
    const write = (headers: Record<string, string>) =>
      service.request('POST', '/api/posts', { json: { text: 'hello' }, headers: { cookie, ...headers } });
    expect((await write(sameSite)).status).toBe(201);
    expect((await write({ origin: 'http://localhost:3000' })).status).toBe(201);
    // Not a browser: those send at least one of the two headers with a write.
    expect((await write({})).status).toBe(201);
    expect((await write({ origin: friendly, 'sec-fetch-site': 'cross-site' })).status).toBe(201);
    for (const headers of [
      { origin: hostile, 'sec-fetch-site': 'cross-site' },
      { origin: hostile },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const refused = await write(headers as Record<string, string>);
      expect([refused.status, refused.body.code]).toEqual([403, 'request.cross-site']);
    }
    const read = await service.request('GET', '/api/users/me', {
      headers: { cookie, origin: hostile, 'sec-fetch-site': 'cross-site' },
    });
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  test('cannot be signed in by another site', async () => {
    const { username, password } = await service.person();
    const refused = await service.request('POST', '/api/auth/login', {
      json: { login: username, password, session: 'cookie' },
      headers: { origin: hostile, 'sec-fetch-site': 'cross-site' },
    });
    expect([refused.status, refused.body.code, refused.headers.getSetCookie()]).toEqual([
      403,
      'request.cross-site',
      [],
    ]);
  });

  test('refreshes its session with the cookie, and logs out with it', async () => {
    const { cookie } = await signIn();
    const refreshed = await service.request('POST', '/api/auth/refresh', {
      headers: { cookie, ...sameSite },
    });
    expect([refreshed.status, Object.keys(refreshed.body)]).toEqual([200, ['expiresIn']]);
    const renewed = cookiesOf(refreshed.headers).map(({ pair }) => pair);
    expect(renewed.join('; ')).not.toBe(cookie);
    const out = await service.request('POST', '/api/auth/logout', {
      headers: { cookie: renewed.join('; '), ...sameSite },
    });
    expect(out.status).toBe(204);
    for (const { line } of cookiesOf(out.headers)) expect(line).toMatch(/Max-Age=0/);
    expect(
      (await service.request('GET', '/api/users/me', { headers: { cookie: renewed.join('; ') } })).status,
    ).toBe(401);
  });

  test('logs out with the refresh cookie alone, which is all that is left after ten minutes', async () => {
    const { cookies } = await signIn();
    const refresh = cookies.find(({ name }) => name === 'layers-refresh')!.pair;
    const logOut = (headers: Record<string, string>) =>
      service.request('POST', '/api/auth/logout', { headers: { cookie: refresh, ...headers } });
    expect((await logOut({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('request.cross-site');
    const out = await logOut(sameSite);
    expect([out.status, cookiesOf(out.headers).map(({ pair }) => pair)]).toEqual([
      204,
      ['layers-access=', 'layers-refresh='],
    ]);
    const refreshed = await service.request('POST', '/api/auth/refresh', {
      headers: { cookie: refresh, ...sameSite },
    });
    expect(refreshed.body.code).toBe('identity.session-over');
    expect((await logOut(sameSite)).status).toBe(204);
  });

  test('keeps one session, however often it signs in with cookies', async () => {
    const { cookie, username, password } = await signIn();
    const again = await service.request('POST', '/api/auth/login', {
      json: { login: username, password, session: 'cookie' },
      headers: { cookie, ...sameSite },
    });
    const renewed = cookiesOf(again.headers).map(({ pair }) => pair);
    const sessionsBy = async (pairs: string) =>
      (await service.request('GET', '/api/auth/sessions', { headers: { cookie: pairs } })).body;
    // The other session comes from the person's registration.
    expect((await sessionsBy(renewed.join('; '))).items).toHaveLength(2);
    expect(await sessionsBy(cookie)).toMatchObject({ status: 401 });
  });

  test('opens a socket with its cookie only from our own pages', async () => {
    const { cookie, id } = await signIn();
    const open = (headers: Record<string, string>) =>
      socketClient({ operations, url: service.url, extraHeaders: { cookie, ...headers } });
    const own = await open({ origin: 'http://localhost:3000' });
    expect(await own.call('identity.get-me', {})).toMatchObject({ ok: true, result: { id } });
    own.close();
    await expect(open({ origin: hostile })).rejects.toMatchObject({ data: { code: 'request.cross-site' } });
  });

  test('CORS lets only listed origins read answers', async () => {
    const preflight = (origin: string) =>
      service.request('OPTIONS', '/api/posts', {
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight(friendly);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(friendly);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect((await preflight(hostile)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

test("a browser's socket goes on after its cookie was refreshed, and only then", async () => {
  const clock = new SetClock(Date.now());
  const service = await startTestService('sqlite', {}, { clock });
  const { username, password } = await service.person();
  const post = (path: string, init: { json?: object; headers?: Record<string, string> }) =>
    service.request('POST', path, { ...init, headers: { 'sec-fetch-site': 'same-origin', ...init.headers } });
  const signedIn = await post('/api/auth/login', { json: { login: username, password, session: 'cookie' } });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const browser = await socketClient({ operations, url: service.url, extraHeaders: { cookie } });
  const renew = () => browser.socket.emitWithAck('identity.renew-socket', {});
  clock.at += 540_000;
  expect(await renew()).toMatchObject({ ok: false, problem: { code: 'request.token-rejected' } });
  expect((await post('/api/auth/refresh', { headers: { cookie } })).status).toBe(200);
  expect(await renew()).toEqual({ ok: true, result: {} });
  clock.at += 540_000;
  expect(await browser.call('identity.get-me', {})).toMatchObject({ ok: true, result: { username } });
  expect(await renew()).toMatchObject({ ok: false, problem: { code: 'request.token-rejected' } });
  browser.close();
  await service.stop();
});
