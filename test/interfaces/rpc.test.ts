import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rpcWire } from '../../src/interfaces/rpc/wire.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let token: string;
beforeAll(async () => {
  world = await startWorld({ wires: [rpcWire()], limits: { callsInFlight: 3 } });
  token = world.sessions.signIn('ann').accessToken;
});
afterAll(() => world.close());

const send = (json: unknown, headers: Record<string, string> = {}) =>
  world.call('POST', '/rpc', { token, json, headers });
const call = (method: string, params?: unknown, more: object = { id: 1 }) => ({
  jsonrpc: '2.0',
  method,
  params,
  ...more,
});

describe('a JSON-RPC call', () => {
  it('is answered under its id, whatever the kind of the id', async () => {
    for (const id of [7, 'seven', null]) {
      const { status, body } = await send(call('posts.create-post', { text: 'hi' }, { id }));
      expect([status, body]).toMatchObject([200, { jsonrpc: '2.0', id, result: { text: 'hi' } }]);
    }
  });

  it('without an id is done and not answered', async () => {
    const { status, text } = await send(call('posts.create-post', { text: 'hi' }, {}));
    expect([status, text]).toEqual([204, '']);
  });

  it('that is refused has an error with the code of JSON-RPC or of HTTP, and the problem', async () => {
    const codeOf = async (name: string, params?: unknown) => {
      const { error } = (await send(call(name, params))).body;
      return [error.code, error.data.code];
    };
    const postId = '00000000-0000-7000-8000-000000000001';
    expect(await codeOf('no.such-operation')).toEqual([-32601, 'request.unknown-operation']);
    expect(await codeOf('posts.get-post', { postId: 1 })).toEqual([-32602, 'request.invalid-fields']);
    expect(await codeOf('posts.get-post', [postId])).toEqual([-32602, 'request.invalid-fields']);
    expect(await codeOf('posts.get-post', { postId })).toEqual([404, 'posts.not-found']);
    expect(await codeOf('posts.get-post', { postId: '22222222-0000-7000-8000-000000000001' })).toEqual([
      -32603,
      'request.internal-error',
    ]);
  });

  it.each([
    ['another version', { jsonrpc: '1.0', id: 1, method: 'identity.get-me' }],
    ['no method', { jsonrpc: '2.0', id: 1 }],
    ['a member that is not known', call('identity.get-me', {}, { id: 1, extra: true })],
    ['text', 'identity.get-me'],
    ['nothing', null],
  ])('that is %s is an invalid request', async (_, json) => {
    const { status, body } = await send(json);
    expect([status, body]).toMatchObject([200, { id: null, error: { code: -32600 } }]);
  });
});

describe('a batch of JSON-RPC calls', () => {
  it('is answered together, without those that want no answer, each by itself', async () => {
    const { body } = await send([
      call('identity.get-me', {}, { id: 'a' }),
      call('posts.create-post', { text: 'hi' }, {}),
      { wrong: true },
    ]);
    expect(body).toMatchObject([
      { id: 'a', result: {} },
      { id: null, error: { code: -32600 } },
    ]);
    const silent = [call('identity.get-me', {}, {}), call('identity.get-me', {}, {})];
    expect((await send(silent)).status).toBe(204);
  });

  it('has at least one call, and no more than may run at once', async () => {
    for (const json of [[], Array(4).fill(call('identity.get-me'))]) {
      const { status, body } = await send(json);
      expect([status, body]).toMatchObject([400, { code: 'request.malformed' }]);
    }
  });
});

describe('the path of JSON-RPC', () => {
  it.each([
    ['text that is no JSON', { body: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['another type', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['too much', { json: 'x'.repeat(1024 * 1024) }, 413],
  ])('refuses %s', async (_, init, status) => {
    expect((await world.call('POST', '/rpc', { token, ...init })).status).toBe(status);
  });

  it('names the method that it takes, and there is nothing below it', async () => {
    const wrong = await world.call('GET', '/rpc');
    expect([wrong.status, wrong.headers.get('allow'), wrong.body.code]).toEqual([
      405,
      'POST',
      'request.wrong-method',
    ]);
    expect((await world.call('POST', '/rpc/more', { token })).status).toBe(404);
    expect((await world.call('POST', '/rpcs', { token })).body.code).toBe('request.unknown-path');
  });

  it('lets pages of listed origins call, and answers with the security headers', async () => {
    const origin = 'https://app.example';
    const asked = await world.call('OPTIONS', '/rpc', { headers: { origin } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(asked.headers.get('access-control-allow-headers')).toContain('Last-Event-ID');
    const { headers } = await send(call('identity.get-me'), { origin });
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('the stream of events', () => {
  it('needs a sign-in, and an id that it has sent', async () => {
    expect((await world.call('GET', '/rpc/events')).body).toMatchObject({ code: 'request.not-signed-in' });
    const { status, body } = await world.call('GET', '/rpc/events', {
      token,
      headers: { 'last-event-id': 'what?' },
    });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  });
});
