import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { aliases } from '../../src/interfaces/http/aliases.ts';
import { type Endpoint, endpointsOf } from '../../src/interfaces/http/endpoints.ts';
import { routes } from '../../src/interfaces/http/routes.ts';
import { uploadFieldsOf } from '../../src/interfaces/kit/calls/upload-fields.ts';
import { olderPaths } from '../docs/older-paths.ts';
import type { Name } from '../kit/calls.ts';
import { png } from '../kit/files/images.ts';
import { cases } from './cases.ts';
import { type Stage, startTheatre } from './stage.ts';

const endpoints = endpointsOf({ operations, routes, aliases });
const documented = new Set(
  olderPaths.flatMap(({ method, path }) => [`${method} ${path}`, `${method} /api${path}`]),
);
/** The older paths, documented or beside the operation's own. */
const sidePaths = endpoints.filter(
  ({ method, path, isAlias }) => isAlias || documented.has(`${method} ${path}`),
);

/** Inputs of aliases that cannot take the first case of their operation. */
const otherwise: Record<string, (stage: Stage) => object> = {
  'GET /api/users/:userId/comments': ({ owner }) => ({ userId: owner.id }),
  'GET /api/friends/:userId/messages': ({ hermit }) => ({ userId: hermit.id }),
  'GET /friends/:userId/messages': ({ hermit }) => ({ userId: hermit.id }),
  ...Object.fromEntries(
    ['', '/api'].map((prefix) => [
      `GET ${prefix}/chats/:conversationId/messages/:offset`,
      ({ room }: Stage) => ({ conversationId: room.id, offset: 0 }),
    ]),
  ),
  ...Object.fromEntries(
    ['/posts/:postId/like/:userId', '/posts/:postId/like'].flatMap((path) =>
      ['', '/api'].map((prefix) => [`PATCH ${prefix}${path}`, ({ post }: Stage) => ({ postId: post.id })]),
    ),
  ),
};

/** The same call with the field names of this path, and the caller's id where the path needs one. */
function inWordsOf({ method, path, translation, operation }: Endpoint, stage: Stage, callerId: string) {
  const { rename = {}, caller = [] } = translation;
  const input = (otherwise[`${method} ${path}`] ?? cases[operation.name as Name][0]!.input)(stage) as object;
  const here = Object.fromEntries(Object.entries(rename).map(([name, field]) => [field, name]));
  const fields: Record<string, unknown> = Object.fromEntries([
    ...Object.entries(input).map(([field, value]) => [here[field] ?? field, value]),
    ...caller.map((name) => [name, callerId]),
  ]);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(fields[name]);
    delete fields[name];
    return value;
  });
  const query = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return method === 'GET'
    ? { path: query.size === 0 ? filled : `${filled}?${query}`, json: undefined }
    : { path: filled, json: fields };
}

async function picture(): Promise<FormData> {
  const parts = new FormData();
  parts.append('image', new Blob([await png()]), 'a.png');
  return parts;
}

// Paths do not know the database.
describe('paths', () => {
  let theatre: Awaited<ReturnType<typeof startTheatre>>;
  beforeAll(async () => {
    theatre = await startTheatre('sqlite');
  });
  afterAll(() => theatre.service.stop());

  test.each(sidePaths.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s, an older path, answers as its operation does',
    async (_, endpoint) => {
      const stage = await theatre.stageFor(endpoint.operation);
      const caller = cases[endpoint.operation.name as Name][0]!.owner ? stage.stranger : stage.owner;
      const { accessToken: token, id } = caller;
      const { path, json } = inWordsOf(endpoint, stage, id);
      const answer = uploadFieldsOf(endpoint.operation.input).needed
        ? await theatre.service.form(endpoint.method, path, token, await picture())
        : await theatre.service.request(endpoint.method, path, { token, json });
      expect([answer.text, answer.status]).toEqual([answer.text, endpoint.status]);
      if (endpoint.operation.kind === 'query' && !otherwise[`${endpoint.method} ${endpoint.path}`]) {
        const { operation } = endpoint;
        const own = await theatre.service.client('http', token);
        const input = cases[operation.name as Name][0]!.input(stage) as never;
        expect(await own.call(operation.name as Name, input)).toEqual({ ok: true, result: answer.body });
      }
    },
  );

  test('every documented older path is among them, with and without the prefix', () => {
    const called = new Set(sidePaths.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`));
    expect([...documented].filter((path) => !called.has(path.replace(/:\w+/g, ':')))).toEqual([]);
  });

  test('the older like path toggles a reaction and answers the post', async () => {
    const { post, stranger } = await theatre.stageFor({ kind: 'command' });
    const path = `/posts/${post.id}/like/${stranger.id}`;
    const toggle = async () =>
      (await theatre.service.request('PATCH', path, { token: stranger.accessToken })).body;
    expect(await toggle()).toMatchObject({ id: post.id, myReaction: 'like', reactions: { like: 1 } });
    expect(await toggle()).toMatchObject({ id: post.id, myReaction: null, reactions: { like: 0 } });
  });

  test('a chat of an older path is a private room, whose messages are paged from the newest by offset', async () => {
    const { owner, stranger } = await theatre.stageFor({ kind: 'command' });
    const token = owner.accessToken;
    const { request } = theatre.service;
    const { status, body: chat } = await request('POST', '/chats/create', { token, json: {} });
    expect([status, chat]).toMatchObject([201, { kind: 'room', title: 'Chat', visibility: 'private' }]);
    const named = { title: 'Coats', users: [stranger.id] };
    expect((await request('POST', '/api/chats/create', { token, json: named })).body.title).toBe('Coats');
    for (const text of ['1', '2', '3'])
      await owner.does('messaging.send-message', { conversationId: chat.id, clientId: randomUUID(), text });
    const skip = (offset: number | string) =>
      request('GET', `/chats/${chat.id}/messages/${offset}?limit=1`, { token });
    const said = async (offset: number) =>
      (await skip(offset)).body.items.map(({ text }: { text: string }) => text);
    expect([await said(0), await said(1), await said(2), await said(3), await said(9)]).toEqual([
      ['3'],
      ['2'],
      ['1'],
      [],
      [],
    ]);
    expect([(await skip('x')).status, (await skip('x')).body.errors[0].pointer]).toEqual([422, '/offset']);
    const mine = await request('GET', `/users/${owner.id}/chats?limit=1`, { token });
    expect(mine.body.items[0].id).toBe(chat.id);
  });

  test('a caller cannot act as another person', async () => {
    const { post, owner, stranger, asker } = await theatre.stageFor({ kind: 'command' });
    const token = stranger.accessToken;
    for (const [method, path, json] of [
      ['PATCH', `/api/posts/${post.id}/like/${owner.id}`, undefined],
      ['POST', `/api/users/${owner.id}/friends/add/${asker.id}`, undefined],
      ['POST', `/users/${owner.id}/friends/remove/${asker.id}`, undefined],
      ['POST', '/api/posts/create', { description: 'x', author: owner.id }],
      ['POST', '/auth/create', { description: 'x', author: owner.id }],
      ['GET', `/users/${owner.id}/chats`, undefined],
    ] as const) {
      const refused = await theatre.service.request(method, path, { token, json });
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'request.not-allowed']);
    }
  });

  test('`me` means the caller wherever a path names a person', async () => {
    const { owner, asker, post } = await theatre.stageFor({ kind: 'command' });
    const get = async (path: string) => theatre.service.request('GET', path, { token: owner.accessToken });
    for (const path of ['posts', 'comments', 'followers', 'following']) {
      const [mine, byId] = [await get(`/api/users/me/${path}`), await get(`/api/users/${owner.id}/${path}`)];
      expect([path, mine.status, mine.body]).toEqual([path, 200, byId.body]);
    }
    expect((await get('/api/users/me')).body.email).toBe(owner.email);
    expect((await get(`/api/users/me/friends/${asker.id}`)).body).toEqual({ friends: false });
    expect((await get('/api/users/me/posts')).body.items.at(-1).id).toBe(post.id);
    expect((await theatre.service.request('GET', '/api/users/me/posts')).status).toBe(401);
  });

  test('a field given twice must have the same value', async () => {
    const { owner, post, secret } = await theatre.stageFor({ kind: 'command' });
    const token = owner.accessToken;
    const path = `/api/posts/${post.id}/comments`;
    const write = (json: object, query = '') =>
      theatre.service.request('POST', path + query, { token, json });
    const refused = await write({ postId: secret.id, text: 'x' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/postId']);
    expect((await write({ text: 'x' }, '?text=y')).body.errors[0].pointer).toBe('/text');
    expect((await write({ postId: post.id, text: 'x' }, '?text=x')).status).toBe(201);
  });

  test('an unknown path answers 404, an unknown method 405', async () => {
    const { request } = theatre.service;
    expect(await request('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { code: 'request.unknown-path' },
    });
    const wrong = await request('PUT', '/api/posts');
    expect([wrong.status, wrong.body.code]).toEqual([405, 'request.wrong-method']);
    expect(wrong.headers.get('allow')).toContain('POST');
    for (const path of ['/healthz', '/readyz', '/metrics', '/.well-known/jwks.json', '/api/docs'])
      expect([path, (await request('GET', path)).status]).toEqual([path, 200]);
  });
});
