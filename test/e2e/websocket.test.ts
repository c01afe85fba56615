import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { moderation } from '../kit/moderation.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';
import { databases } from '../kit/world.ts';

interface Shown extends Record<string, unknown> {
  readonly type: string;
}

describe.each(databases)('a plain WebSocket in a conversation on %s', (kind) => {
  let service: TestService;
  let ann: Person;
  let ben: Person;
  let roomId: string;
  const open: WebSocket[] = [];

  const dial = (path: string, headers: Record<string, string> = {}) => {
    const socket = new WebSocket(`ws://127.0.0.1:${service.port}${path}`, { headers });
    open.push(socket);
    const shown: Shown[] = [];
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      service.published.frame('chat.shown', frame);
      shown.push(frame);
    });
    // A handshake that is cut off counts as closed.
    socket.on('error', () => {});
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    return {
      socket,
      shown,
      closed,
      say: (frame: string | object) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
      until: (type: string) =>
        expect.poll(() => shown.find((one) => one.type === type), { interval: 5 }).toBeDefined(),
    };
  };
  const enter = async (person: Person, conversationId = roomId, clientId = 'phone') => {
    const chat = dial(`/api/chats/ws/${conversationId}/${clientId}`, {
      authorization: `Bearer ${person.accessToken}`,
    });
    await once(chat.socket, 'open');
    // The server answers once the socket is admitted.
    chat.say({ type: 'read', seq: 0, ref: 'in' });
    await chat.until('done');
    chat.shown.length = 0;
    return chat;
  };

  beforeAll(async () => {
    service = await startTestService(kind);
    [ann, ben] = await Promise.all([service.person('ann'), service.person('ben')]);
  });
  beforeEach(async () => {
    roomId = (await ann.does('messaging.create-room', { title: 'Coats', visibility: 'public' })).id;
    await ben.does('messaging.join-room', { roomId });
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.terminate();
  });
  afterAll(() => service.stop());

  test('delivers a message to every member as a Message, over every transport', async () => {
    const [hers, his] = [await enter(ann), await enter(ben)];
    const listener = await ben.listen();
    hers.say('Which shoes with it?');
    await Promise.all([hers.until('message.created'), his.until('message.created')]);
    const { items } = await ben.does('messaging.list-messages', { conversationId: roomId });
    const { myReaction: _, ...stored } = items[0] as { myReaction: unknown; text: string };
    expect(stored.text).toBe('Which shoes with it?');
    expect(his.shown).toEqual([
      { ...stored, type: 'message.created', eventId: expect.any(String), at: expect.any(String) },
    ]);
    expect(hers.shown).toEqual(his.shown);
    expect((await listener.waitFor('message.created')).data).toEqual(stored);
    await ben.does('messaging.send-message', {
      conversationId: roomId,
      clientId: randomUUID(),
      text: 'Boots.',
    });
    await expect.poll(() => hers.shown.map(({ text }) => text)).toEqual(['Which shoes with it?', 'Boots.']);
  });

  test('shows only its own conversation', async () => {
    const other = await ann.does('messaging.open-direct', { userId: ben.id });
    const his = await enter(ben);
    for (const conversationId of [other.id, roomId])
      await ann.does('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' });
    await his.until('message.created');
    expect(his.shown.map(({ conversationId }) => conversationId)).toEqual([roomId]);
  });

  test('handles typed frames in order, and answers those with a ref', async () => {
    const chat = await enter(ann);
    const clientId = randomUUID();
    for (const ref of ['a', 'b']) chat.say({ type: 'create', text: 'once', clientId, ref });
    chat.say('and this');
    chat.say({ type: 'read', seq: 2, ref: 'c' });
    await expect.poll(() => chat.shown.filter(({ type }) => type === 'done').length).toBe(3);
    const answers = chat.shown.filter(({ type }) => type === 'done');
    expect(answers).toMatchObject([
      { ref: 'a', result: { seq: 1, text: 'once', clientId } },
      { ref: 'b', result: { seq: 1, text: 'once', clientId } },
      { ref: 'c', result: { unreadCount: 0 } },
    ]);
    const { items } = await ben.does('messaging.list-messages', { conversationId: roomId });
    expect(items).toMatchObject([{ text: 'once' }, { text: 'and this' }]);
  });

  test('edits and deletes messages, and shows that to every member', async () => {
    const [hers, his] = [await enter(ann), await enter(ben)];
    hers.say({ type: 'create', text: 'Wich shoes?', ref: 'made' });
    await hers.until('done');
    const { id: messageId } = hers.shown.find(({ type }) => type === 'done')!.result as { id: string };
    hers.say({ type: 'edit', messageId, text: 'Which shoes?' });
    his.say({ type: 'edit', messageId, text: 'not mine' });
    hers.say({ type: 'delete', messageId });
    await his.until('message.deleted');
    await his.until('problem');
    expect(his.shown.filter(({ type }) => type.startsWith('message.'))).toMatchObject([
      { type: 'message.created', id: messageId, seq: 1, changeSeq: 1, text: 'Wich shoes?' },
      { type: 'message.edited', id: messageId, seq: 1, changeSeq: 2, text: 'Which shoes?' },
      {
        type: 'message.deleted',
        id: messageId,
        seq: 1,
        changeSeq: 3,
        text: '',
        deletedAt: expect.any(String),
      },
    ]);
  });

  test('reports what it refuses, and stays open', async () => {
    const chat = await enter(ann);
    chat.say('');
    chat.say({ type: 'dance', ref: 'd' });
    chat.say({ type: 'read', seq: -1 });
    chat.say({ type: 'create', text: 'x', conversationId: 'another', more: 1 });
    chat.say(`{"type":"create","deep":${'['.repeat(99)}${']'.repeat(99)}}`);
    chat.socket.send(Buffer.from('bytes'), { binary: true });
    chat.say('still here');
    await chat.until('message.created');
    const problems = chat.shown.filter(({ type }) => type === 'problem');
    expect(problems).toMatchObject([
      { problem: { status: 422, code: 'request.invalid-fields' } },
      { problem: { status: 422, errors: [{ pointer: '/type' }] }, ref: 'd' },
      { problem: { status: 422, errors: [{ pointer: '/seq' }] } },
      { problem: { status: 422, errors: [{ pointer: '/more' }] } },
      { problem: { status: 400 } },
      { problem: { status: 400 } },
    ]);
  });

  test.each(['/api/chats/ws', '/chats/ws'])(
    'accepts the token in the URL or as a cookie at %s',
    async (path) => {
      const byUrl = dial(`${path}/${roomId}/tab%201?token=${ann.accessToken}`);
      await once(byUrl.socket, 'open');
      const cookie = `layers-access=${ann.accessToken}`;
      const byCookie = dial(`${path}/${roomId}/x`, { cookie, origin: 'http://localhost:3000' });
      await once(byCookie.socket, 'open');
      byCookie.say('hello');
      await byUrl.until('message.created');
      const crossSite = dial(`${path}/${roomId}/x`, { cookie, origin: 'https://evil.example' });
      expect(await crossSite.closed).toBe(4403);
      expect(crossSite.shown).toMatchObject([{ type: 'problem', problem: { code: 'request.cross-site' } }]);
    },
  );

  test('refuses everyone but members, and says why', async () => {
    const stranger = await service.person('stranger');
    const codeFor = async (path: string, token?: string) => {
      const chat = dial(path, token === undefined ? {} : { authorization: `Bearer ${token}` });
      const code = await chat.closed;
      expect(chat.shown).toMatchObject([{ type: 'problem', problem: { status: code - 4000 } }]);
      return code;
    };
    const path = `/api/chats/ws/${roomId}/x`;
    expect(await codeFor(path)).toBe(4401);
    expect(await codeFor(path, 'bad')).toBe(4401);
    expect(await codeFor(path, stranger.accessToken)).toBe(4404);
    expect(await codeFor(`/api/chats/ws/${randomUUID()}/x`, ann.accessToken)).toBe(4404);
    expect(await codeFor('/api/chats/ws/general/x', ann.accessToken)).toBe(4422);
    expect(await codeFor(`/api/chats/ws/${roomId}/${'x'.repeat(65)}`, ann.accessToken)).toBe(4422);
    expect(await codeFor('/api/chats/ws/%zz/x', ann.accessToken)).toBe(4400);
    const elsewhere = dial('/api/chats', { authorization: `Bearer ${ann.accessToken}` });
    const [error] = await once(elsewhere.socket, 'error');
    expect(String(error)).toContain('404');
  });

  test.each([
    ['leaves', () => ben.does('messaging.leave-room', { roomId })],
    ['is removed', () => ann.does('messaging.remove-participant', { roomId, userId: ben.id })],
    ['is banned', () => ann.does('messaging.ban', { roomId, userId: ben.id })],
  ])('closes when its user %s, and gets no further messages', async (_, end) => {
    const his = await enter(ben);
    const path = `/api/chats/ws/${roomId}/x?token=${ben.accessToken}`;
    await end();
    await ann.does('messaging.send-message', {
      conversationId: roomId,
      clientId: randomUUID(),
      text: 'gone?',
    });
    expect(await his.closed).toBe(4404);
    expect(his.shown.map(({ type }) => type)).toEqual(['room.left']);
    expect(await dial(path).closed).toBe(4404);
  });

  test('closes when a moderator of the service removes the room; its owner stays', async () => {
    const title = { title: 'Hats', visibility: 'public' } as const;
    const room = await ann.does('messaging.create-room', title);
    await ben.does('messaging.join-room', { roomId: room.id });
    const [hers, his] = [ann, ben].map(({ accessToken }) =>
      dial(`/api/chats/ws/${room.id}/x?token=${accessToken}`),
    ) as [ReturnType<typeof dial>, ReturnType<typeof dial>];
    await Promise.all([once(hers.socket, 'open'), once(his.socket, 'open')]);
    await moderation(service).remove({ kind: 'room', id: room.id });
    expect(await his.closed).toBe(4404);
    expect(his.shown).toMatchObject([{ type: 'room.removed', id: room.id }]);
    await hers.until('room.updated');
  });

  test('closes when its session ends', async () => {
    const zoe = await service.person('zoe');
    await zoe.does('messaging.join-room', { roomId });
    const chat = await enter(zoe);
    await zoe.does('identity.log-out', {});
    expect(await chat.closed).toBe(4401);
  });
});
