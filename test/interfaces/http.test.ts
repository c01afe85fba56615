import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
let token: string;
let me: string;
beforeAll(async () => {
  world = await startWorld();
  const ann = world.sessions.signIn('ann');
  token = ann.accessToken;
  me = ann.user.id;
});
afterAll(() => world.close());

const someone = '0190b6a4-0000-7000-8000-000000000001';

describe('an operation over HTTP', () => {
  it('answers the result with the status of its route', async () => {
    const created = await world.call('POST', '/api/posts', { token, json: { text: 'hi' } });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ text: 'hi', author: { id: me } });
    const deleted = await world.call('DELETE', `/api/posts/${someone}`, { token });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
  });

  it('reads numbers, booleans and lists from the query', async () => {
    const page = await world.call('GET', '/api/posts/feed?limit=7&hasMedia=true&tags=a&tags=b%20c', {
      token,
    });
    expect(page.body.items).toEqual([{ limit: 7, hasMedia: true, tags: ['a', 'b c'], userId: null }]);
    const listed = await world.call('GET', '/api/posts/feed?tags=a,b&tags=c', { token });
    expect(listed.body.items[0].tags).toEqual(['a', 'b', 'c']);
    const one = await world.call('GET', '/api/posts/feed?tags=a', { token });
    expect(one.body.items[0].tags).toEqual(['a']);
  });

  it('takes `me` for the caller in paths, queries and bodies', async () => {
    const page = await world.call('GET', '/api/posts/feed?userId=me', { token });
    expect(page.body.items[0].userId).toBe(me);
    const asked = await world.call('POST', '/api/friends/request', { token, json: { userId: 'me' } });
    expect(asked.body).toEqual({ from: me, to: me });
    const twice = await world.call('GET', `/api/users/me/feed?userId=me`, { token });
    expect(twice.body.items[0].userId).toBe(me);
    expect((await world.call('POST', '/api/posts', { token, json: { text: 'me' } })).body.text).toBe('me');
  });

  it('names a query field of the wrong type', async () => {
    for (const [query, pointer] of [
      ['limit=x', '/limit'],
      ['limit=1&limit=2', '/limit'],
      ['hasMedia=1', '/hasMedia'],
      ['nope=1', '/nope'],
    ] as const) {
      const refused = await world.call('GET', `/api/posts/feed?${query}`, { token });
      expect([query, refused.status, refused.body.errors?.[0].pointer]).toEqual([query, 422, pointer]);
    }
  });

  it('refuses a field named __proto__', async () => {
    expect((await world.call('GET', '/api/posts/feed?__proto__=1', { token })).status).toBe(422);
    const body = '{"text":"x","__proto__":{"extra":1}}';
    const headers = { 'content-type': 'application/json' };
    expect((await world.call('POST', '/api/posts', { token, body, headers })).status).toBe(422);
  });

  it('merges path and body, and refuses two values for one name', async () => {
    const same = await world.call('PATCH', `/api/posts/${someone}`, {
      token,
      json: { postId: someone, text: 'x' },
    });
    expect(same.body).toMatchObject({ id: someone, text: 'x' });
    const other = await world.call('PATCH', `/api/posts/${someone}`, {
      token,
      json: { postId: me, text: 'x' },
    });
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, '/postId']);
    const query = await world.call('PATCH', `/api/posts/${someone}?text=y`, { token, json: { text: 'x' } });
    expect([query.status, query.body.errors[0].pointer]).toEqual([422, '/text']);
  });

  it('reads `me` in a path as the caller', async () => {
    expect((await world.call('GET', '/api/users/me', { token })).body.sessionId).toBeDefined();
    const feed = await world.call('GET', '/api/users/me/feed', { token });
    expect(feed.body.items[0].userId).toBe(me);
    expect((await world.call('GET', '/api/users/me/feed')).status).toBe(401);
  });

  it('prefers a literal path to a parameter', async () => {
    expect((await world.call('GET', '/api/posts/feed', { token })).body.items).toBeDefined();
    expect((await world.call('GET', `/api/posts/${someone}`, { token })).body.id).toBe(someone);
  });

  it('passes a valid idempotency key of a POST to the operation', async () => {
    const headers = { 'idempotency-key': 'key 1' };
    expect((await world.call('POST', '/api/posts', { token, json: { text: 'x' }, headers })).body.text).toBe(
      'key 1',
    );
    for (const bad of ['', 'x'.repeat(256), 'caf\u00e9']) {
      const refused = await world.call('POST', '/api/posts', {
        token,
        json: { text: 'x' },
        headers: { 'idempotency-key': bad },
      });
      expect([bad, refused.status]).toEqual([bad, 422]);
    }
  });

  it('answers HEAD without a body', async () => {
    const head = await world.call('HEAD', `/api/posts/${someone}`, { token });
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
  });
});

describe('a refusal', () => {
  it('is a problem document with a stable code', async () => {
    const refused = await world.call('GET', `/api/posts/00000000-0000-7000-8000-000000000001`, { token });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect([refused.status, refused.body]).toEqual([
      404,
      {
        type: '/problems/posts.not-found',
        title: 'There is no such post',
        status: 404,
        detail: 'There is no such post',
        code: 'posts.not-found',
      },
    ]);
  });

  it('says after how many seconds to retry', async () => {
    const busy = await world.call('GET', `/api/posts/11111111-0000-7000-8000-000000000001`, { token });
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '7']);
  });

  it('hides internal errors and logs them with the request id', async () => {
    const broken = await world.call('GET', `/api/posts/22222222-0000-7000-8000-000000000001`, { token });
    expect([broken.status, broken.body.code]).toEqual([500, 'request.internal-error']);
    expect(broken.text).not.toContain('secret');
    const requestId = broken.headers.get('x-request-id');
    const logged = world.lines.find((line) => line.requestId === requestId && line.err);
    expect(JSON.stringify(logged)).toContain('secret database words');
  });

  it('requires a sign-in', async () => {
    const anonymous = await world.call('GET', '/api/users/me');
    expect([anonymous.status, anonymous.body.code]).toEqual([401, 'request.not-signed-in']);
    expect(anonymous.headers.get('www-authenticate')).toBe('Bearer');
    for (const authorization of ['Bearer nonsense', 'Basic abc', 'Bearer']) {
      const bad = await world.call('GET', '/api/users/me', { headers: { authorization } });
      expect([authorization, bad.status, bad.body.code]).toEqual([
        authorization,
        401,
        'request.token-rejected',
      ]);
    }
  });

  it('is sent before the body is read', async () => {
    expect((await world.call('POST', '/api/posts', { body: '{' })).status).toBe(401);
  });

  it('is not sent for an expired token when no sign-in is needed', async () => {
    const registered = await world.call('POST', '/api/auth/register', {
      token: 'dead',
      json: { username: 'bob' },
    });
    expect(registered.status).toBe(201);
  });
});

describe('a path', () => {
  it('that is unknown answers 404', async () => {
    for (const path of ['/', '/api', '/api/nothing', '/api/posts/', '/api//posts', '/api/posts/a/b/c/d']) {
      const missing = await world.call('GET', path, { token });
      expect([path, missing.status, missing.body.code]).toEqual([path, 404, 'request.unknown-path']);
    }
  });

  it('with an unsupported method answers 405 and lists the supported ones', async () => {
    const wrong = await world.call('POST', `/api/posts/${someone}`, { token, json: {} });
    expect([wrong.status, wrong.body.code]).toEqual([405, 'request.wrong-method']);
    expect(wrong.headers.get('allow')!.split(', ').sort()).toEqual([
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'PATCH',
    ]);
  });

  it('answers OPTIONS', async () => {
    const options = await world.call('OPTIONS', '/api/posts');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
    expect((await world.call('OPTIONS', '/api/nothing')).status).toBe(404);
  });
});

describe('every answer', () => {
  it("has a request id: the caller's own if it is valid", async () => {
    const own = await world.call('GET', '/healthz', { headers: { 'x-request-id': 'my-request-1' } });
    expect(own.headers.get('x-request-id')).toBe('my-request-1');
    const odd = await world.call('GET', '/nothing', { headers: { 'x-request-id': 'a b\u00e9' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('writes one log line and one measurement', async () => {
    const { headers } = await world.call('GET', '/api/users/me', { token });
    const requestId = headers.get('x-request-id');
    expect(world.lines.filter((line) => line.requestId === requestId)).toMatchObject([
      { actor: me, operation: 'identity.get-me', status: 200, ms: expect.any(Number), address: '127.0.0.1' },
    ]);
    expect(await world.registry.metrics()).toMatch(
      /http_request_duration_seconds_count\{route="\/api\/users\/me",status="200"\} \d/,
    );
  });

  it('logs for a refusal the caller, the operation, the address and the reason', async () => {
    const lineOf = ({ headers }: { headers: Headers }) =>
      world.lines.find((line) => line.requestId === headers.get('x-request-id'));
    const anonymous = await world.call('GET', '/api/users/me?more=hush', { token: 'hush' });
    expect(lineOf(anonymous)).toMatchObject({
      operation: 'identity.get-me',
      address: '127.0.0.1',
      level: 40,
      status: 401,
      code: 'request.token-rejected',
    });
    const invalid = await world.call('POST', '/api/posts', { token, json: { text: 7, hush: 'hush' } });
    expect(lineOf(invalid)).toMatchObject({ actor: me, status: 422, code: 'request.invalid-fields' });
    expect(JSON.stringify([lineOf(anonymous), lineOf(invalid)])).not.toContain('hush');
  });

  it('forbids framing, sniffing and caching', async () => {
    for (const path of ['/api/users/me', '/api/nothing', '/healthz']) {
      const { headers } = await world.call('GET', path, { token });
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('is never a TRACE answer or a redirect', async () => {
    const asked = request({ port: world.port, method: 'TRACE', path: '/api/posts', headers: { 'x-a': 'b' } });
    const [answer] = await once(asked.end(), 'response');
    expect(answer.statusCode).toBe(405);
    for (const path of [
      '/',
      '/api/docs',
      '/api/docs/',
      '/api/posts/',
      '//evil.example',
      '/api//evil.example',
    ])
      expect((await world.call('GET', path, { token })).status).not.toBeGreaterThan(499);
    expect(world.lines.filter(({ status }) => Number(status) >= 300 && Number(status) < 400)).toEqual([]);
  });
});
