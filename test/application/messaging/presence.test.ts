import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PresenceTracker } from '../../../src/application/kernel/ports.ts';
import { MemoryHeads } from '../../../src/infrastructure/messaging/memory-heads.ts';
import { MemoryPresence } from '../../../src/infrastructure/messaging/memory-presence.ts';
import { MemoryTyping } from '../../../src/infrastructure/messaging/memory-typing.ts';
import { databases, type Person, refusalOf, startWorld } from '../../kit/world.ts';

const second = 1_000;

async function stage(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const { call, person, pushed, core } = world;
  const [ann, bob, cat] = [await person('ann'), await person('bob'), await person('cat')];
  const names = new Map([ann, bob, cat].map(({ id, user }) => [id as string, user.username]));
  const write = (who: Person, conversationId: string) =>
    call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' }, who.actor);
  return {
    ...world,
    ann,
    bob,
    cat,
    write,
    direct: async (from: Person, to: Person) =>
      (await call('messaging.open-direct', { userId: to.id }, from.actor)).id,
    befriend: async (a: Person, b: Person) => {
      await call('social.request-friendship', { userId: b.id }, a.actor);
      await call('social.request-friendship', { userId: a.id }, b.actor);
    },
    presenceTracker: core.get(PresenceTracker),
    presence: core.get(MemoryPresence),
    typing: core.get(MemoryTyping),
    heads: core.get(MemoryHeads),
    /** `typing.started ann to bob,cat` for what was pushed since the last look, without what else there is. */
    told(prefix: string) {
      const found = pushed
        .splice(0)
        .filter(({ frame }) => frame.name.startsWith(prefix) && !frame.name.startsWith('notification.'));
      return found.map(({ frame, data, to }) => {
        const { userId, online } = data as { userId?: string; online?: boolean };
        const who = names.get(userId ?? '') ?? '';
        const readers = to.map((id) => names.get(id)).sort();
        return [frame.name, who, online ?? '', `to ${readers}`].filter((part) => part !== '').join(' ');
      });
    },
  };
}

describe.each(databases)('Who is there, on %s', (kind) => {
  test('typing reaches the others, every two seconds at most, and ends by itself after six', async () => {
    const { ann, bob, cat, call, clock, typing, told, write, settled } = await stage(kind);
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
    const conversationId = room.id;
    for (const one of [bob, cat]) await call('messaging.join-room', { roomId: conversationId }, one.actor);
    const start = () => call('messaging.start-typing', { conversationId }, ann.actor);
    const stop = () => call('messaging.stop-typing', { conversationId }, ann.actor);
    const pass = async (seconds: number) => {
      clock.at += seconds * second;
      await typing.step();
    };
    const [started, stopped] = ['typing.started ann to bob,cat', 'typing.stopped ann to bob,cat'];
    await settled();
    told('');
    for (let i = 0; i < 5; i++) await start();
    expect(told('')).toEqual([started]);
    await pass(2);
    await start();
    expect(told('')).toEqual([started]);
    await pass(5.9);
    expect(told('')).toEqual([]);
    await pass(0.1);
    await pass(5);
    expect(told('')).toEqual([stopped]);

    await start();
    await stop();
    await stop();
    await start();
    expect(told('')).toEqual([started, stopped]);
    await pass(2);
    expect(told('')).toEqual([started]);
    await write(ann, conversationId);
    expect(told('typing')).toEqual([stopped]);
    await pass(10);
    expect(told('typing')).toEqual([]);
  });

  test('typing is not told to the blocked, nor to who has left, nor by who is not in', async () => {
    const { ann, bob, cat, call, typing, clock, told, direct, settled } = await stage(kind);
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
    for (const one of [bob, cat]) await call('messaging.join-room', { roomId: room.id }, one.actor);
    await call('social.block-user', { userId: ann.id }, cat.actor);
    await settled();
    told('');
    await call('messaging.start-typing', { conversationId: room.id }, ann.actor);
    expect(told('typing')).toEqual(['typing.started ann to bob']);
    await call('messaging.leave-room', { roomId: room.id }, bob.actor);
    clock.at += 6 * second;
    await typing.step();
    expect(told('typing')).toEqual([]);
    const notIn = 'messaging.conversation-not-found';
    for (const name of ['messaging.start-typing', 'messaging.stop-typing'] as const)
      expect(await refusalOf(call(name, { conversationId: room.id }, bob.actor))).toBe(notIn);
    const conversationId = await direct(ann, bob);
    await call('messaging.start-typing', { conversationId }, ann.actor);
    expect(told('typing')).toEqual(['typing.started ann to bob']);
    await call('social.block-user', { userId: ann.id }, bob.actor);
    clock.at += 6 * second;
    await typing.step();
    expect(told('typing')).toEqual([]);
    expect(await refusalOf(call('messaging.start-typing', { conversationId }, ann.actor))).toBe(notIn);
  });

  test('friends, and who have written to each other, are told who comes and goes; nobody else is', async () => {
    const { ann, bob, cat, call, clock, presenceTracker, presence, befriend, direct, write, told, settled } =
      await stage(kind);
    await befriend(ann, bob);
    const conversationId = await direct(cat, ann);
    await write(cat, conversationId);
    const of = (who: Person, viewer: Person) =>
      call('messaging.get-presence', { userId: who.id }, viewer.actor);
    expect(await of(ann, bob)).toMatchObject({ online: false });
    for (const [who, viewer] of [
      [ann, cat],
      [cat, ann],
      [bob, cat],
    ] as const)
      expect(await refusalOf(of(who, viewer))).toBe('messaging.user-not-found');
    for (const one of [bob, cat]) presenceTracker.connected(one.id);
    await presence.step();
    await settled();
    told('');
    presenceTracker.connected(ann.id);
    await presence.step();
    await presence.step();
    expect(told('')).toEqual(['presence.changed ann true to bob']);
    expect(await of(ann, bob)).toMatchObject({ online: true });

    await write(ann, conversationId);
    expect(await of(ann, cat)).toMatchObject({ online: true });
    presenceTracker.connected(ann.id);
    presenceTracker.disconnected(ann.id);
    clock.at += 10 * second;
    await presence.step();
    presenceTracker.disconnected(ann.id);
    const left = new Date(clock.at).toISOString();
    clock.at += 4 * second;
    await presence.step();
    presenceTracker.connected(ann.id);
    await presence.step();
    expect(told('presence')).toEqual([]);
    presenceTracker.disconnected(ann.id);
    clock.at += 5 * second;
    await presence.step();
    expect(told('presence')).toEqual(['presence.changed ann false to bob,cat']);
    const away = await of(ann, cat);
    expect(away).toEqual({
      online: false,
      lastSeenAt: new Date(Date.parse(left) + 4 * second).toISOString(),
    });

    await call('social.block-user', { userId: ann.id }, cat.actor);
    presenceTracker.connected(ann.id);
    await presence.step();
    expect(told('presence')).toEqual(['presence.changed ann true to bob']);
    expect(await refusalOf(of(ann, cat))).toBe('messaging.user-not-found');
    clock.at += second;
    await presence.end();
    presenceTracker.disconnected(ann.id);
    clock.at += 5 * second;
    await presence.step();
    expect((await of(ann, bob)).lastSeenAt).toBe(new Date(clock.at - 5 * second).toISOString());
  });

  test('a conversation that went quiet tells twice how far it has come', async () => {
    const { ann, bob, call, clock, heads, pushed, direct, write } = await stage(kind);
    const conversationId = await direct(ann, bob);
    const { id: messageId } = await write(ann, conversationId);
    await call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor);
    const pass = async (seconds: number) => {
      pushed.length = 0;
      clock.at += seconds * second;
      await heads.step();
      const told = pushed.filter(({ frame }) => frame.name === 'conversation.head');
      return told.map(({ frame, data, to }) => ({ name: frame.name, data, to: to.length }));
    };
    expect(await pass(29)).toEqual([]);
    const head = { name: 'conversation.head', data: { conversationId, lastChangeSeq: 2 }, to: 2 };
    expect(await pass(1)).toEqual([head]);
    expect(await pass(29)).toEqual([]);
    expect(await pass(1)).toEqual([head]);
    expect(await pass(90)).toEqual([]);
    await write(ann, conversationId);
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await pass(30)).toEqual([]);
  });
});
