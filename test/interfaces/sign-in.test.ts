import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
let secure: World;
beforeAll(async () => {
  world = await startWorld();
  secure = await startWorld({ publicUrl: new URL('https://layers.example') });
});
afterAll(async () => {
  await world.close();
  await secure.close();
});

const sameOrigin = { 'sec-fetch-site': 'same-origin' };
const register = (where: World, headers: Record<string, string> = sameOrigin) =>
  where.call('POST', '/api/auth/register', { json: { username: 'ann', session: 'cookie' }, headers });
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .join('; ');

describe('a sign-in as cookies', () => {
  it('hides its tokens from scripts', async () => {
    const { status, headers, body } = await register(world);
    expect([status, Object.keys(body)]).toEqual([201, ['user', 'expiresIn']]);
    const cookies = headers.getSetCookie();
    expect(cookies[0]).toMatch(/^layers-access=token-[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookies.slice(1)).toEqual([
      expect.stringMatching(/^layers-refresh=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('uses Secure and __Host- cookies unless the service is local', async () => {
    const [access, refresh] = (await register(secure)).headers.getSetCookie();
    expect(access).toMatch(
      /^__Host-layers-access=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(refresh).toMatch(
      /^__Host-layers-refresh=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const { headers } = await secure.call('GET', '/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('signs in, renews and ends', async () => {
    const cookie = cookiesOf((await register(world)).headers);
    expect((await world.call('GET', '/api/users/me', { headers: { cookie } })).status).toBe(200);

    const renewed = await world.call('POST', '/api/auth/refresh', { headers: { cookie, ...sameOrigin } });
    expect([renewed.status, Object.keys(renewed.body)]).toEqual([200, ['expiresIn']]);
    const fresh = cookiesOf(renewed.headers);
    expect(fresh).not.toBe(cookie);

    const ended = await world.call('POST', '/api/auth/logout', { headers: { cookie: fresh, ...sameOrigin } });
    expect(ended.status).toBe(204);
    expect(ended.headers.get('clear-site-data')).toBe('"cache"');
    expect(ended.headers.getSetCookie()).toHaveLength(2);
    for (const cleared of ended.headers.getSetCookie()) expect(cleared).toMatch(/=; Max-Age=0/);
    expect((await world.call('GET', '/api/users/me', { headers: { cookie: fresh } })).status).toBe(401);
  });

  it('ends with the refresh cookie alone, as after the access cookie has expired', async () => {
    const cookie = cookiesOf((await register(world)).headers);
    const refresh = cookie.split('; ').find((one) => one.startsWith('layers-refresh='))!;
    const elsewhere = { cookie: refresh, 'sec-fetch-site': 'cross-site' };
    expect((await world.call('POST', '/api/auth/logout', { headers: elsewhere })).body.code).toBe(
      'request.cross-site',
    );
    const ended = await world.call('POST', '/api/auth/logout', {
      headers: { cookie: refresh, ...sameOrigin },
    });
    expect(ended.status).toBe(204);
    expect(ended.headers.getSetCookie()).toHaveLength(2);
    for (const cleared of ended.headers.getSetCookie()) expect(cleared).toMatch(/=; Max-Age=0/);
    expect((await world.call('GET', '/api/users/me', { headers: { cookie } })).status).toBe(401);
  });

  it('ends also when there is nothing to end', async () => {
    for (const headers of [
      {},
      { cookie: 'layers-access=x', ...sameOrigin },
      { authorization: 'Bearer x' },
      { authorization: 'x' },
    ] as Record<string, string>[])
      expect((await world.call('POST', '/api/auth/logout', { headers })).status).toBe(204);
  });

  it('stays when a program logs out by its token', async () => {
    const cookie = cookiesOf((await register(world)).headers);
    const { accessToken } = world.sessions.signIn('bob');
    const ended = await world.call('POST', '/api/auth/logout', { token: accessToken, headers: { cookie } });
    expect(ended.headers.getSetCookie()).toEqual([]);
    expect((await world.call('GET', '/api/users/me', { headers: { cookie } })).status).toBe(200);
  });

  it('is separate from sign-ins with tokens', async () => {
    const { body, headers } = await world.call('POST', '/api/auth/register', { json: { username: 'bob' } });
    expect(Object.keys(body)).toEqual(['user', 'accessToken', 'refreshToken', 'expiresIn']);
    expect(headers.getSetCookie()).toEqual([]);
    const renewed = await world.call('POST', '/api/auth/refresh', {
      json: { refreshToken: body.refreshToken },
    });
    expect(renewed.body.accessToken).toBeDefined();
    expect(
      (await world.call('POST', '/api/auth/logout', { token: body.accessToken })).headers.getSetCookie(),
    ).toEqual([]);
  });

  it('refuses an unknown kind of session', async () => {
    const odd = await world.call('POST', '/api/auth/register', { json: { username: 'x', session: 'token' } });
    expect([odd.status, odd.body.errors[0].pointer]).toEqual([422, '/session']);
  });
});

describe('a write with a cookie', () => {
  const write = async (headers: Record<string, string>, method = 'POST') => {
    const { accessToken } = world.sessions.signIn('ann');
    const cookie = `layers-access=${accessToken}`;
    const path = method === 'GET' ? '/api/users/me' : '/api/posts';
    const { status, body } = await world.call(method, path, {
      headers: { cookie, ...headers },
      ...(method !== 'GET' && { json: { text: 'x' } }),
    });
    return status < 300 ? status : body.code;
  };

  it('is accepted from same-origin pages, listed ones and the address bar', async () => {
    expect(await write({ 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await write({ 'sec-fetch-site': 'none' })).toBe(201);
    expect(await write({ 'sec-fetch-site': 'cross-site', origin: 'https://app.example' })).toBe(201);
    expect(await write({ origin: 'http://localhost:3000' })).toBe(201);
  });

  it('is refused from any other site', async () => {
    expect(await write({ 'sec-fetch-site': 'cross-site' })).toBe('request.cross-site');
    expect(await write({ 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost:3000' })).toBe(
      'request.cross-site',
    );
    expect(await write({ origin: 'https://evil.example' })).toBe('request.cross-site');
    expect(await write({ origin: 'null' })).toBe('request.cross-site');
  });

  it('is accepted from a program, which sends neither header', async () => {
    expect(await write({})).toBe(201);
    const registered = await register(world, {});
    expect(registered.status).toBe(201);
    const renewed = await world.call('POST', '/api/auth/refresh', {
      headers: { cookie: cookiesOf(registered.headers) },
    });
    expect(renewed.status).toBe(200);
  });

  it('is not checked for reads or bearer tokens', async () => {
    expect(await write({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(200);
    const { accessToken } = world.sessions.signIn('ann');
    expect(await write({ 'sec-fetch-site': 'cross-site', authorization: `Bearer ${accessToken}` })).toBe(201);
  });

  it('is checked for the sign-in itself', async () => {
    expect((await register(world, { 'sec-fetch-site': 'cross-site' })).body.code).toBe('request.cross-site');
    const cookie = cookiesOf((await register(world)).headers);
    const renewed = await world.call('POST', '/api/auth/refresh', {
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    });
    expect(renewed.body.code).toBe('request.cross-site');
  });
});

describe('pages of other origins', () => {
  it('can read answers if they are listed', async () => {
    const listed = await world.call('GET', '/healthz', { headers: { origin: 'https://app.example' } });
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(listed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(listed.headers.get('access-control-expose-headers')).toBe('ETag, Retry-After, X-Request-Id');
    const other = await world.call('GET', '/healthz', { headers: { origin: 'https://evil.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBe(null);
    expect(other.headers.get('vary')).toBe('Origin');
  });

  it('can send preflight requests', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' };
    const preflight = await world.call('OPTIONS', '/api/posts', { headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    const other = await world.call('OPTIONS', '/api/posts', {
      headers: { ...headers, origin: 'https://evil.example' },
    });
    expect(other.headers.get('access-control-allow-methods')).toBe(null);
  });
});
