import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { toFrame } from '../../src/application/kernel/frame.ts';
import { createClient, memoryStore } from '../../src/interfaces/client/index.ts';
import { type Client, httpClient, socketClient } from '../kit/client.ts';
import { operations, postCreated, routes } from './catalogue.ts';
import { type SocketWorld, startSocketWorld } from './socket-world.ts';

let world: SocketWorld;
beforeAll(async () => {
  world = await startSocketWorld();
});
afterAll(() => world.close());

const open: Record<string, (token?: string) => Promise<Client<typeof operations>>> = {
  http: async (token) => httpClient({ operations, routes, url: world.url, token }),
  socket: async (token) => socketClient({ operations, url: world.url, token }),
};

describe.each(Object.keys(open))('one client over %s', (wire) => {
  it('gets the same results and refusals', async () => {
    const nobody = await open[wire]!();
    const registered = await nobody.call('identity.register', { username: `ann-${wire}` });
    if (!registered.ok) throw new Error(registered.problem.detail);
    const ann = await open[wire]!(registered.result.accessToken);
    const { id } = registered.result.user;

    const written = await ann.call('posts.create-post', { text: 'hello' }, { idempotencyKey: 'k1' });
    expect(written).toMatchObject({ ok: true, result: { text: 'k1', author: { id } } });
    const page = await ann.call('feed.read-home', { limit: 3, tags: ['a', 'b'], hasMedia: false });
    expect(page).toMatchObject({
      ok: true,
      result: { items: [{ limit: 3, tags: ['a', 'b'], hasMedia: false }] },
    });
    expect(await ann.call('posts.delete-post', { postId: id })).toEqual({ ok: true, result: {} });
    expect(await ann.call('posts.update-post', { postId: 'x', text: 'y' })).toMatchObject({
      ok: false,
      problem: { status: 422, errors: [{ pointer: '/postId' }] },
    });
    expect(await nobody.call('identity.get-me', {})).toMatchObject({
      ok: false,
      problem: { code: 'request.not-signed-in' },
    });
    nobody.close();
    ann.close();
  });
});

it('inputs and results are typed by the name of the operation', async () => {
  const client = httpClient({ operations, routes, url: world.url });
  const call = () => client.call('posts.create-post', { text: 'x' });
  expectTypeOf<
    Extract<Awaited<ReturnType<typeof call>>, { ok: true }>['result']['text']
  >().toEqualTypeOf<string>();
  // @ts-expect-error `text` must be a string.
  void (() => client.call('posts.create-post', { text: 1 }));
  // @ts-expect-error Unknown operation.
  void (() => client.call('posts.nothing', {}));
});

it('waitFor finds pushed frames, also those already received', async () => {
  const { accessToken, user } = world.sessions.signIn('zoe');
  const client = await socketClient({ operations, url: world.url, token: accessToken });
  const data = { id: user.id, author: { id: user.id }, text: 'pushed', myReaction: null };
  const waiting = client.waitFor<typeof data>('post.created', (frame) => frame.data.text === 'pushed');
  world.publisher.publish([toFrame(postCreated, { id: 'e1', at: 0 }, data, [user.id])]);
  expect((await waiting).id).toBe('e1');
  expect((await client.waitFor('post.created')).id).toBe('e1');
  client.close();
});

it("an app's socket renews its token before it expires, and keeps its session", async () => {
  const { user, ...tokens } = world.sessions.signIn('kim');
  const store = memoryStore(tokens);
  const client = createClient({ url: world.url, transport: 'socket', tokens: store });
  const heard: string[] = [];
  client.on('post.created', ({ id }) => heard.push(id));
  expect((await client.call('identity.get-me', {})).id).toBe(user.id);
  world.timers.pass(545);
  await expect.poll(() => store.read()).not.toMatchObject({ accessToken: tokens.accessToken });
  const renewed = store.read();
  expect((await client.call('identity.get-me', {})).id).toBe(user.id);
  world.timers.pass(100);
  expect((await client.call('identity.get-me', {})).id).toBe(user.id);
  expect(store.read()).toEqual(renewed);
  const data = { id: user.id, author: { id: user.id }, text: 'pushed', myReaction: null };
  const push = (id: string) =>
    world.publisher.publish([toFrame(postCreated, { id, at: 0 }, data, [user.id])]);
  for (const id of ['e1', 'e1', 'e2']) push(id);
  await expect.poll(() => heard).toEqual(['e1', 'e2']);
  client.close();
});

it('an app is notified when its session ends while its socket is open', async () => {
  const { user: _, refreshToken: __, ...tokens } = world.sessions.signIn('lea', 'session of lea');
  const told = Promise.withResolvers<string>();
  const onSignedOut = ({ code }: { code: string }) => told.resolve(code);
  const client = createClient({
    url: world.url,
    transport: 'socket',
    tokens: memoryStore(tokens),
    onSignedOut,
  });
  await client.call('identity.get-me', {});
  world.sessions.end('session of lea');
  expect(await told.promise).toBe('request.token-rejected');
  await expect(client.call('identity.get-me', {})).rejects.toMatchObject({ code: 'request.token-rejected' });
  client.close();
});

it('a socket that signed in by cookie renews without a token, once its cookie was refreshed', async () => {
  const { accessToken, user } = world.sessions.signIn('cat', 'session of cat');
  let refreshed = 0;
  const refreshing: typeof fetch = async () => {
    refreshed++;
    world.sessions.signIn('cat', 'session of cat');
    return Response.json({ expiresIn: 600 });
  };
  const client = createClient({
    url: world.url,
    transport: 'socket',
    cookies: true,
    fetch: refreshing,
    socketOptions: {
      extraHeaders: { cookie: `layers-access=${accessToken}`, origin: 'https://app.example' },
    },
  });
  const states: string[] = [];
  client.on('connection', (state) => states.push(state));
  expect((await client.call('identity.get-me', {})).id).toBe(user.id);
  world.timers.pass(545);
  await expect.poll(() => refreshed).toBe(1);
  world.timers.pass(100);
  expect((await client.call('identity.get-me', {})).id).toBe(user.id);
  expect(states).toEqual(['connecting', 'open']);
  client.close();
});
