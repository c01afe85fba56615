import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toFrame } from '../../src/application/kernel/frame.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { closeGate, gate, postCreated } from './catalogue.ts';
import { next, type SocketWorld, startSocketWorld } from './socket-world.ts';

let world: SocketWorld;
beforeEach(async () => {
  world = await startSocketWorld({ limits: { callsInFlight: 3 } });
});
afterEach(() => world.close());

const post = {
  id: '0190b6a4-0000-7000-8000-000000000001',
  author: { id: '0190b6a4-0000-7000-8000-000000000002' },
  text: 'x',
  myReaction: null,
};
const outgoing = (to: UserId[], id = 'e1') => toFrame(postCreated, { id, at: 0 }, post, to);

describe('an operation over a socket', () => {
  it('is acknowledged with its result', async () => {
    const ann = world.sessions.signIn('ann');
    const socket = await world.connect(ann.accessToken);
    expect(await socket.emitWithAck('posts.create-post', { text: 'hi' })).toMatchObject({
      ok: true,
      result: { text: 'hi' },
    });
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({
      ok: true,
      result: { id: ann.user.id },
    });
  });

  it('is refused with the same problem as over HTTP', async () => {
    const { accessToken } = world.sessions.signIn('ann');
    const socket = await world.connect(accessToken);
    const postId = '00000000-0000-7000-8000-000000000001';
    const { body } = await world.call('GET', `/api/posts/${postId}`, { token: accessToken });
    expect(await socket.emitWithAck('posts.get-post', { postId })).toEqual({ ok: false, problem: body });
    const broken = await socket.emitWithAck('posts.get-post', {
      postId: '22222222-0000-7000-8000-000000000001',
    });
    expect(broken.problem).toMatchObject({ status: 500, code: 'request.internal-error' });
    expect(JSON.stringify(broken)).not.toContain('secret');
  });

  it('accepts an idempotency key as its only option', async () => {
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    const keyed = await socket.emitWithAck('posts.create-post', { text: 'x' }, { idempotencyKey: 'k' });
    expect(keyed.result.text).toBe('k');
    for (const options of [{ idempotencyKey: '' }, { other: 1 }, 'text']) {
      expect(await socket.emitWithAck('posts.create-post', { text: 'x' }, options)).toMatchObject({
        ok: false,
        problem: { status: 422 },
      });
    }
  });

  it('also runs without an acknowledgement', async () => {
    const { accessToken } = world.sessions.signIn('ann');
    const socket = await world.connect(accessToken);
    const disconnected = next(socket, 'disconnect');
    socket.emit('identity.log-out');
    await disconnected;
    expect((await world.call('GET', '/api/users/me', { token: accessToken })).status).toBe(401);
  });

  it.each([
    ['a name reserved by Node', ['error', {}], 404, 'request.unknown-operation'],
    ['an unknown name', ['no.such-operation', {}], 404, 'request.unknown-operation'],
    ['an input that is not an object', ['identity.get-me', [1]], 422, 'request.invalid-fields'],
    ['null', ['identity.get-me', null], 422, 'request.invalid-fields'],
    ['too many arguments', ['identity.get-me', {}, {}, 1], 422, 'request.invalid-fields'],
    [
      'a sign-in as cookies',
      ['identity.register', { username: 'bob', session: 'cookie' }],
      422,
      'request.invalid-fields',
    ],
    [
      'too deep nesting',
      ['posts.create-post', { text: 'x', extra: JSON.parse('['.repeat(99) + ']'.repeat(99)) }],
      400,
      'request.malformed',
    ],
  ] as const)('refuses %s', async (_, [name, ...args], status, code) => {
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    expect(await socket.emitWithAck(name, ...args)).toMatchObject({ ok: false, problem: { status, code } });
  });

  it('limits the calls in flight on one socket', async () => {
    closeGate();
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    const waiting = [1, 2, 3].map(() => socket.emitWithAck('identity.wait'));
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({
      ok: false,
      problem: { status: 429 },
    });
    gate.open();
    expect(await Promise.all(waiting)).toEqual(Array(3).fill({ ok: true, result: { waited: true } }));
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({ ok: true });
  });
});

describe('a socket', () => {
  it('without a sign-in can call only public operations', async () => {
    const socket = await world.connect();
    expect(await socket.emitWithAck('identity.register', { username: 'bob' })).toMatchObject({ ok: true });
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({
      ok: false,
      problem: { status: 401 },
    });
    expect(await socket.emitWithAck('identity.renew-socket', { token: 'x' })).toMatchObject({
      ok: false,
      problem: { status: 401 },
    });
  });

  it('with an invalid token cannot connect', async () => {
    const [error] = (await next(world.open({ auth: { token: 'bad' } }), 'connect_error')) as [
      { data: unknown },
    ];
    expect(error.data).toMatchObject({ status: 401, code: 'request.token-rejected' });
    expect(world.lines).toMatchObject([
      {
        msg: 'handshake refused',
        level: 40,
        address: '127.0.0.1',
        status: 401,
        code: 'request.token-rejected',
      },
    ]);
  });

  it('that polls has an unguessable id and gets the security headers', async () => {
    const { headers, text } = await world.call('GET', '/socket.io/?EIO=4&transport=polling');
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    expect(Buffer.from(sid, 'base64url')).toHaveLength(24);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const odd = await world.call('GET', '/socket.io/?EIO=4&transport=polling&sid=unknown');
    expect([odd.status, odd.headers.get('x-content-type-options')]).toEqual([400, 'nosniff']);
  });

  it('logs a refused call with its operation, address and reason', async () => {
    const socket = await world.connect();
    await socket.emitWithAck('identity.get-me', {});
    expect(world.lines).toMatchObject([
      { level: 40, operation: 'identity.get-me', address: '127.0.0.1', code: 'request.not-signed-in' },
    ]);
  });

  it('logs one line per call, without its input', async () => {
    const { accessToken, user } = world.sessions.signIn('ann');
    const socket = await world.connect(accessToken);
    await socket.emitWithAck('identity.get-me', { token: 'hush' });
    await socket.emitWithAck('hush'.repeat(1000), {});
    expect(world.lines).toMatchObject([
      { operation: 'identity.get-me', actor: user.id, address: '127.0.0.1', code: 'request.invalid-fields' },
      { status: 404, code: 'request.unknown-operation' },
    ]);
    expect(JSON.stringify(world.lines)).not.toContain('hush');
  });

  it('may use the cookie, from same-origin and listed pages', async () => {
    const cookie = `layers-access=${world.sessions.signIn('ann').accessToken}`;
    for (const origin of ['https://app.example', 'http://localhost:3000']) {
      const socket = await world.connect(undefined, { extraHeaders: { cookie, origin } });
      expect(await socket.emitWithAck('identity.get-me')).toMatchObject({ ok: true });
    }
    const strange = world.open({ extraHeaders: { cookie, origin: 'https://evil.example' } });
    const [error] = (await next(strange, 'connect_error')) as [{ data: unknown }];
    expect(error.data).toMatchObject({ status: 403, code: 'request.cross-site' });
  });

  it('may start by polling without an Origin header, as browsers do on the same site', async () => {
    const cookie = `layers-access=${world.sessions.signIn('ann').accessToken}`;
    const extraHeaders = { cookie, 'sec-fetch-site': 'same-origin' };
    const socket = await world.connect(undefined, { transports: ['polling'], extraHeaders });
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({ ok: true });
  });

  it('whose session ends gets its pending answers and is then disconnected', async () => {
    closeGate();
    const { accessToken } = world.sessions.signIn('ann');
    const socket = await world.connect(accessToken);
    const order: string[] = [];
    socket.on('disconnect', () => order.push('disconnected'));
    socket.emit('identity.wait', {}, () => order.push('answered'));
    const loggedOut = socket
      .emitWithAck('identity.log-out')
      .then((ack) => order.push(`logged out ${ack.ok}`));
    await loggedOut;
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({
      ok: false,
      problem: { status: 401 },
    });
    gate.open();
    await vi.waitFor(() => expect(socket.connected).toBe(false));
    expect(order).toEqual(['logged out true', 'answered', 'disconnected']);
  });

  it('of another session of the same user stays connected', async () => {
    const phone = world.sessions.signIn('ann');
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    const other = await world.connect(phone.accessToken);
    const gone = next(other, 'disconnect');
    await other.emitWithAck('identity.log-out');
    await gone;
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({ ok: true });
  });

  it('is asked for a new token a minute before the old one expires, and stays connected with it', async () => {
    const ann = world.sessions.signIn('ann', 'session-1');
    const socket = await world.connect(ann.accessToken);
    const asked = next(socket, 'session.expiring');
    world.timers.pass(541);
    await asked;
    const renewed = world.sessions.signIn('ann', 'session-1');
    expect(await socket.emitWithAck('identity.renew-socket', { token: renewed.accessToken })).toEqual({
      ok: true,
      result: {},
    });
    world.timers.pass(120);
    expect(await socket.emitWithAck('identity.get-me')).toMatchObject({ ok: true });
  });

  it('with a cookie stays connected once the cookie was refreshed, whether it says so or not', async () => {
    const cookie = `layers-access=${world.sessions.signIn('ann', 'session-2').accessToken}`;
    const extraHeaders = { cookie, origin: 'https://app.example' };
    const says = await world.connect(undefined, { extraHeaders });
    const silent = await world.connect(undefined, { extraHeaders });
    const renew = () => says.emitWithAck('identity.renew-socket', {});
    expect(await renew()).toMatchObject({ ok: false, problem: { status: 401 } });
    world.timers.pass(541);
    world.sessions.signIn('ann', 'session-2');
    expect(await renew()).toEqual({ ok: true, result: {} });
    world.timers.pass(120);
    for (const socket of [says, silent])
      await vi.waitFor(async () =>
        expect(await socket.emitWithAck('identity.get-me')).toMatchObject({ ok: true }),
      );
    const gone = [next(says, 'disconnect'), next(silent, 'disconnect')];
    world.timers.pass(600);
    await Promise.all(gone);
  });

  it('without a sign-in, or with a session that is over, may log out', async () => {
    const nobody = await world.connect();
    expect(await nobody.emitWithAck('identity.log-out', {})).toEqual({ ok: true, result: {} });
    const { accessToken, refreshToken } = world.sessions.signIn('zed');
    const socket = await world.connect(accessToken);
    const gone = next(socket, 'disconnect');
    expect(await nobody.emitWithAck('identity.log-out', { refreshToken })).toEqual({ ok: true, result: {} });
    await gone;
  });

  it('that does not renew is disconnected when its token expires', async () => {
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    const gone = next(socket, 'disconnect');
    world.timers.pass(601);
    expect((await gone)[0]).toBe('io server disconnect');
  });

  it("cannot be renewed with another user's token", async () => {
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    const { accessToken } = world.sessions.signIn('bob');
    expect(await socket.emitWithAck('identity.renew-socket', { token: accessToken })).toMatchObject({
      ok: false,
      problem: { status: 403 },
    });
    expect(await socket.emitWithAck('identity.renew-socket', { token: 'bad' })).toMatchObject({
      ok: false,
      problem: { status: 401 },
    });
    expect(await socket.emitWithAck('identity.renew-socket', {})).toMatchObject({
      ok: false,
      problem: { status: 422 },
    });
  });
});

describe('a pushed frame', () => {
  it('reaches all sockets of its recipients and no others', async () => {
    const [ann, bob] = [world.sessions.signIn('ann'), world.sessions.signIn('bob')];
    const sockets = [await world.connect(ann.accessToken), await world.connect(ann.accessToken)];
    const other = await world.connect(bob.accessToken);
    const strange = vi.fn();
    other.on('post.created', strange);
    const received = sockets.map((socket) => next(socket, 'post.created'));
    world.publisher.publish([outgoing([ann.user.id, 'nobody' as UserId])]);
    for (const [frame] of await Promise.all(received)) {
      expect(frame).toEqual({ id: 'e1', at: '1970-01-01T00:00:00.000Z', data: post });
    }
    await other.emitWithAck('identity.get-me');
    expect(strange).not.toHaveBeenCalled();
  });

  it('to very many users is sent in steps, in order', async () => {
    const ann = world.sessions.signIn('ann');
    const socket = await world.connect(ann.accessToken);
    const crowd = Array.from({ length: 25_000 }, (_, index) => `absent-${index}` as UserId);
    const ids: string[] = [];
    socket.on('post.created', ({ id }: { id: string }) => ids.push(id));
    world.publisher.publish([outgoing([...crowd, ann.user.id], 'first'), outgoing([ann.user.id], 'second')]);
    world.publisher.publish([outgoing([ann.user.id], 'third')]);
    await vi.waitFor(() => expect(ids).toEqual(['first', 'second', 'third']));
  });

  it('is batched with others of the same event loop turn for sockets that ask for it', async () => {
    const [ann, bob] = [world.sessions.signIn('ann'), world.sessions.signIn('bob')];
    const together = (token: string) => ({ auth: { token, batch: true } });
    const [annTogether, bobTogether] = [
      await world.connect(undefined, together(ann.accessToken)),
      await world.connect(undefined, together(bob.accessToken)),
    ];
    const plain = await world.connect(ann.accessToken);
    const names: string[] = [];
    plain.onAny((name: string, { id }: { id: string }) => names.push(`${name} ${id}`));
    const batches = Promise.all([next(annTogether, 'batch'), next(bobTogether, 'batch')]);
    const both = [ann.user.id, bob.user.id];
    world.publisher.publish([outgoing(both, 'one'), outgoing([ann.user.id], 'two')]);
    world.publisher.publish([outgoing(both, 'three')]);
    const idsOf = ([frames]: unknown[]) => (frames as { name: string; id: string }[]).map(({ id }) => id);
    const [toAnn, toBob] = await batches;
    expect(idsOf(toAnn)).toEqual(['one', 'two', 'three']);
    expect(idsOf(toBob)).toEqual(['one', 'three']);
    expect((toBob[0] as object[])[0]).toEqual({
      name: 'post.created',
      id: 'one',
      at: '1970-01-01T00:00:00.000Z',
      data: post,
    });
    await vi.waitFor(() =>
      expect(names).toEqual(['post.created one', 'post.created two', 'post.created three']),
    );
  });

  it('is not queued without limit for a client that does not read', async () => {
    await world.close();
    world = await startSocketWorld({}, 50);
    const ann = world.sessions.signIn('ann');
    const socket = await world.connect(ann.accessToken);
    const gone = next(socket, 'disconnect');
    world.publisher.publish(Array.from({ length: 200 }, () => outgoing([ann.user.id])));
    await gone;
    expect(world.kit.online.nobody()).toBe(true);
  });
});

describe('the gateway', () => {
  it('limits the number of sockets', async () => {
    await world.close();
    world = await startSocketWorld({ limits: { maxConnections: 1 } });
    await world.connect();
    await next(world.open(), 'connect_error');
    expect(await world.registry.metrics()).toContain('connections{wire="socket"} 1');
  });

  it('disconnects a client that sends too large a frame', async () => {
    const socket = await world.connect(world.sessions.signIn('ann').accessToken);
    const gone = next(socket, 'disconnect');
    socket.emit('posts.create-post', { text: 'x'.repeat(1024 * 1024 + 1) });
    await gone;
  });
});

describe('attendance', () => {
  it('is notified of each signed-in socket as it opens and closes, also after a renewal', async () => {
    await world.close();
    const told: string[] = [];
    const presenceTracker = {
      connected: async (id: UserId) => void told.push(`opened ${id}`),
      disconnected: async (id: UserId) => void told.push(`closed ${id}`),
    };
    world = await startSocketWorld({ presenceTracker });
    await world.connect();
    const { user, accessToken, refreshToken } = world.sessions.signIn('ann');
    const [opened, closed] = [`opened ${user.id}`, `closed ${user.id}`];
    const socket = await world.connect(accessToken);
    const another = await world.connect(accessToken);
    expect(told).toEqual([opened, opened]);
    const token = world.sessions.refresh(refreshToken).accessToken;
    await socket.emitWithAck('identity.renew-socket', { token });
    another.disconnect();
    await vi.waitFor(() => expect(told).toEqual([opened, opened, closed]));
    socket.disconnect();
    await vi.waitFor(() => expect(told).toEqual([opened, opened, closed, closed]));
  });
});
