import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { frameType } from '../../src/application/kernel/frame.ts';
import type { Operation } from '../../src/application/kernel/operation.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { post } from '../../src/interfaces/http/route.ts';
import { webSocketWire } from '../../src/interfaces/websocket/wire.ts';
import { ManualTimers } from './manual-timers.ts';
import { startWorld, type World } from './world.ts';

const conversationId = 'the-conversation';
const typing = frameType('typing.started', 'Someone writes', {} as never);
const operations = ['messaging.get-conversation', 'messaging.send-message'].map(
  (name) =>
    ({ name, kind: 'command', access: 'signed-in', input: z.looseObject({}) }) as unknown as Operation,
);

let world: World;
let timers: ManualTimers;
let sent: string[];
let gate: PromiseWithResolvers<void> | undefined;
const open: WebSocket[] = [];

beforeEach(async () => {
  timers = new ManualTimers();
  sent = [];
  gate = undefined;
  const dispatcher = {
    async dispatch({ name }: { name: string }, { input }: { input: unknown }) {
      if (name === 'messaging.get-conversation') return { id: conversationId } as never;
      await gate?.promise;
      sent.push((input as { text: string }).text);
      return {} as never;
    },
  };
  world = await startWorld({
    operations,
    routes: Object.fromEntries(operations.map(({ name }) => [name, post(`/${name}`)])),
    aliases: [],
    dispatcher: dispatcher as never,
    timers,
    limits: { maxConnections: 2, callsInFlight: 3 },
    wires: [webSocketWire({ maxWaitingBytes: 64 * 1024 })],
  });
  world.sessions.now = timers.now;
});
afterEach(async () => {
  gate?.resolve();
  for (const socket of open.splice(0)) socket.terminate();
  await world.close();
});

function dial(token: string, options: object = {}) {
  const url = `ws://127.0.0.1:${world.port}/api/chats/ws/${conversationId}/x?token=${token}`;
  const socket = new WebSocket(url, options);
  open.push(socket);
  const shown: { type: string; problem?: { code: string } }[] = [];
  socket.on('message', (data) => shown.push(JSON.parse(String(data))));
  return { socket, shown, closed: once(socket, 'close').then(([code]) => code as number) };
}
const opened = () =>
  expect.poll(
    async () => (await world.registry.metrics()).match(/^connections\{wire="websocket"\} (\d+)$/m)?.[1],
  );
const push = (to: UserId, data: object) =>
  world.kit.publisher.publish([
    { frame: typing, id: 'e', at: 0, data: { conversationId, ...data }, to: [to] },
  ]);

it('closes when its token expires', async () => {
  const { closed } = dial(world.sessions.signIn('ann', 'session', 20).accessToken);
  await opened().toBe('1');
  timers.pass(21);
  expect(await closed).toBe(4401);
  await opened().toBe('0');
});

it('opened by cookie stays open once the cookie was refreshed', async () => {
  const { accessToken } = world.sessions.signIn('ann', 'session', 20);
  const socket = new WebSocket(`ws://127.0.0.1:${world.port}/api/chats/ws/${conversationId}/x`, {
    headers: { cookie: `layers-access=${accessToken}`, origin: 'https://app.example' },
  });
  open.push(socket);
  const closed = once(socket, 'close').then(([code]) => code as number);
  await opened().toBe('1');
  timers.pass(15);
  world.sessions.signIn('ann', 'session', 20);
  timers.pass(10);
  await expect
    .poll(() => {
      socket.send('still here');
      return sent.length;
    })
    .toBeGreaterThan(0);
  expect(socket.readyState).toBe(WebSocket.OPEN);
  timers.pass(20);
  expect(await closed).toBe(4401);
});

it('closes when its user leaves the room, not when another user does', async () => {
  const ann = world.sessions.signIn('ann');
  const { shown, closed } = dial(ann.accessToken);
  await opened().toBe('1');
  const frame = frameType('room.left', 'Someone is not in a room any more', {} as never);
  const left = (userId: string) => ({
    frame,
    id: userId,
    at: 0,
    data: { roomId: conversationId, user: { id: userId } },
  });
  world.kit.publisher.publish([
    { ...left('another'), to: [ann.user.id] },
    { ...left(ann.user.id), to: [ann.user.id] },
  ]);
  expect(await closed).toBe(4404);
  expect(shown).toMatchObject([
    { type: 'room.left', user: { id: 'another' }, eventId: 'another', at: '1970-01-01T00:00:00.000Z' },
    { type: 'room.left', user: { id: ann.user.id } },
  ]);
});

it('logs a refused handshake without the token', async () => {
  expect(await dial('hush').closed).toBe(4401);
  expect(world.lines).toMatchObject([
    { msg: 'handshake refused', address: '127.0.0.1', status: 401, code: 'request.token-rejected' },
  ]);
  expect(JSON.stringify(world.lines)).not.toContain('hush');
});

it('is closed when its client does not answer a ping', async () => {
  const alive = dial(world.sessions.signIn('ann').accessToken);
  const dead = dial(world.sessions.signIn('ben').accessToken, { autoPong: false });
  await opened().toBe('2');
  const pinged = [alive, dead].map(({ socket }) => once(socket, 'ping'));
  timers.pass(30);
  await Promise.all(pinged);
  // This text was sent after the pong, so the pong has arrived too.
  alive.socket.send('here');
  await expect.poll(() => sent).toEqual(['here']);
  timers.pass(30);
  expect(await dead.closed).toBe(1006);
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
});

it('is closed when it reads too slowly, before its buffer grows large', async () => {
  const ann = world.sessions.signIn('ann');
  const { socket } = dial(ann.accessToken);
  await opened().toBe('1');
  socket.pause();
  const text = 'x'.repeat(64 * 1024);
  // How much the operating system takes first differs.
  for (let i = 0; i < 2_000 && !world.kit.online.nobody(); i++) {
    push(ann.user.id, { text });
    await new Promise(setImmediate);
  }
  await opened().toBe('0');
});

it('limits the waiting frames, and answers them in order', async () => {
  gate = Promise.withResolvers();
  const { socket, shown } = dial(world.sessions.signIn('ann').accessToken);
  await once(socket, 'open');
  for (const text of ['a', 'b', 'c', 'd']) socket.send(text);
  await expect.poll(() => shown).toMatchObject([{ problem: { code: 'request.too-many-in-flight' } }]);
  gate.resolve();
  await expect.poll(() => sent).toEqual(['a', 'b', 'c']);
});

it('refuses too large frames and too many sockets', async () => {
  const [first, second] = [1, 2].map(() => dial(world.sessions.signIn('ann').accessToken));
  await opened().toBe('2');
  expect(await dial(world.sessions.signIn('ann').accessToken).closed).toBe(4503);
  first!.socket.send('x'.repeat(1024 * 1024 + 1));
  expect(await first!.closed).toBe(1009);
  await world.close();
  expect(await second!.closed).toBe(1001);
});
