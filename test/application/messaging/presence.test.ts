import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  FramePublisher,
  Ids,
  LastSeenTimes,
  OnlineUsers,
  PresenceTracker,
} from '../../../src/application/kernel/ports.ts';
import { Recipients } from '../../../src/application/messaging/messages/ports.ts';
import { PresenceAudience } from '../../../src/application/messaging/presence/ports.ts';
import type { ConversationId } from '../../../src/domain/messaging/conversation.ts';
import { MemoryBus, MemoryChannel } from '../../../src/infrastructure/kernel/bus/memory-bus.ts';
import { PresenceHere } from '../../../src/infrastructure/kernel/presence/shared-presence.ts';
import { InMemoryHighWaterMarks } from '../../../src/infrastructure/messaging/messages/high-water-marks.ts';
import { InMemoryPresence } from '../../../src/infrastructure/messaging/presence/presence.ts';
import { InMemoryTyping } from '../../../src/infrastructure/messaging/presence/typing.ts';
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
    presence: core.get(InMemoryPresence),
    typing: core.get(InMemoryTyping),
    highWaterMarks: core.get(InMemoryHighWaterMarks),
    /** `typing.started ann to bob,cat` for each frame since the last look whose name starts with `prefix`. */
    pushes(prefix: string) {
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

describe.each(databases)('Typing and presence, on %s', (kind) => {
  test('typing is pushed every 2 s at most and ends by itself after 6 s', async () => {
    const { ann, bob, cat, call, clock, typing, pushes, write, settled } = await stage(kind);
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
    pushes('');
    for (let i = 0; i < 5; i++) await start();
    expect(pushes('')).toEqual([started]);
    await pass(2);
    await start();
    expect(pushes('')).toEqual([started]);
    await pass(5.9);
    expect(pushes('')).toEqual([]);
    await pass(0.1);
    await pass(5);
    expect(pushes('')).toEqual([stopped]);

    await start();
    await stop();
    await stop();
    await start();
    expect(pushes('')).toEqual([started, stopped]);
    await pass(2);
    expect(pushes('')).toEqual([started]);
    await write(ann, conversationId);
    expect(pushes('typing')).toEqual([stopped]);
    await pass(10);
    expect(pushes('typing')).toEqual([]);
  });

  test('typing through several processes is pushed as through one', async () => {
    const { ann, bob, clock, core, pushes, direct, settled } = await stage(kind);
    const conversationId = (await direct(ann, bob)) as ConversationId;
    await settled();
    pushes('');
    const channel = new MemoryChannel();
    const processOf = async () => {
      const bus = new MemoryBus(channel);
      await bus.start();
      const [recipients, publisher] = [core.get(Recipients), core.get(FramePublisher)];
      const needs = { recipients, publisher, online: core.get(OnlineUsers), ids: core.get(Ids), clock, bus };
      return new InMemoryTyping(needs);
    };
    const [a, b] = [await processOf(), await processOf()];
    const pass = async (seconds: number) => {
      clock.at += seconds * second;
      for (const one of [a, b]) await one.step();
    };
    /** What the bus carries has arrived. */
    const heard = () => setImmediate();
    const [started, stopped] = ['typing.started ann to bob', 'typing.stopped ann to bob'];
    await a.start(conversationId, ann.id);
    await heard();
    await b.start(conversationId, ann.id);
    expect(pushes('')).toEqual([started]);
    await b.stop(conversationId, ann.id);
    await heard();
    await pass(0);
    expect(pushes('')).toEqual([stopped]);
    await pass(10);

    await a.start(conversationId, ann.id);
    await heard();
    await pass(3);
    await b.start(conversationId, ann.id);
    await heard();
    expect(pushes('')).toEqual([started, started]);
    // The first process would have ended it.
    await pass(4);
    expect(pushes('')).toEqual([]);
    await pass(2);
    expect(pushes('')).toEqual([stopped]);
    await pass(10);
    expect(pushes('')).toEqual([]);
  });

  test('typing is not pushed to blocked people and former members, and non-members cannot type', async () => {
    const { ann, bob, cat, call, typing, clock, pushes, direct, settled } = await stage(kind);
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
    for (const one of [bob, cat]) await call('messaging.join-room', { roomId: room.id }, one.actor);
    await call('social.block-user', { userId: ann.id }, cat.actor);
    await settled();
    pushes('');
    await call('messaging.start-typing', { conversationId: room.id }, ann.actor);
    expect(pushes('typing')).toEqual(['typing.started ann to bob']);
    await call('messaging.leave-room', { roomId: room.id }, bob.actor);
    clock.at += 6 * second;
    await typing.step();
    expect(pushes('typing')).toEqual([]);
    const notIn = 'messaging.conversation-not-found';
    for (const name of ['messaging.start-typing', 'messaging.stop-typing'] as const)
      expect(await refusalOf(call(name, { conversationId: room.id }, bob.actor))).toBe(notIn);
    const conversationId = await direct(ann, bob);
    await call('messaging.start-typing', { conversationId }, ann.actor);
    expect(pushes('typing')).toEqual(['typing.started ann to bob']);
    await call('social.block-user', { userId: ann.id }, bob.actor);
    clock.at += 6 * second;
    await typing.step();
    expect(pushes('typing')).toEqual([]);
    expect(await refusalOf(call('messaging.start-typing', { conversationId }, ann.actor))).toBe(notIn);
  });

  async function withFriendAndPenFriend() {
    const scene = await stage(kind);
    const { ann, bob, cat, call, presenceTracker, presence, befriend, direct, write, settled, pushes } =
      scene;
    await befriend(ann, bob);
    const conversationId = await direct(cat, ann);
    await write(cat, conversationId);
    const presenceOf = (who: Person, viewer: Person) =>
      call('messaging.get-presence', { userId: who.id }, viewer.actor);
    const online = async () => {
      for (const one of [bob, cat]) presenceTracker.connected(one.id);
      await presence.step();
      await settled();
      pushes('');
    };
    return { ...scene, conversationId, presenceOf, online };
  }

  test('friends see presence at once, others after both have written', async () => {
    const { ann, bob, cat, presenceOf, write, conversationId } = await withFriendAndPenFriend();
    expect(await presenceOf(ann, bob)).toMatchObject({ online: false });
    for (const [who, viewer] of [
      [ann, cat],
      [cat, ann],
      [bob, cat],
    ] as const)
      expect(await refusalOf(presenceOf(who, viewer))).toBe('messaging.user-not-found');
    await write(ann, conversationId);
    expect(await presenceOf(ann, cat)).toMatchObject({ online: false });
  });

  test('coming online is announced once to those who may see it', async () => {
    const { ann, bob, presenceTracker, presence, presenceOf, online, pushes } =
      await withFriendAndPenFriend();
    await online();
    presenceTracker.connected(ann.id);
    await presence.step();
    await presence.step();
    expect(pushes('')).toEqual(['presence.changed ann true to bob']);
    expect(await presenceOf(ann, bob)).toMatchObject({ online: true });
  });

  test('coming and going are announced even if the database is away at that moment', async () => {
    const { ann, clock, presenceTracker, presence, online, pushes, failNextRead } =
      await withFriendAndPenFriend();
    await online();
    presenceTracker.connected(ann.id);
    failNextRead();
    await expect(presence.step()).rejects.toThrow();
    await presence.step();
    expect(pushes('presence')).toEqual(['presence.changed ann true to bob']);
    presenceTracker.disconnected(ann.id);
    clock.at += 5 * second;
    failNextRead();
    await expect(presence.step()).rejects.toThrow();
    await presence.step();
    expect(pushes('presence')).toEqual(['presence.changed ann false to bob']);
  });

  test('someone who reconnects while the others are looked up was never away', async () => {
    const { ann, clock, presenceTracker, presence, online, pushes } = await withFriendAndPenFriend();
    await online();
    presenceTracker.connected(ann.id);
    await presence.step();
    pushes('');
    presenceTracker.disconnected(ann.id);
    clock.at += 5 * second;
    const step = presence.step();
    presenceTracker.connected(ann.id);
    await step;
    await presence.step();
    expect(await presenceTracker.isPresent(ann.id)).toBe(true);
    expect(pushes('presence')).toEqual([]);
  });

  test('going offline is announced 5 s after the last socket closed', async () => {
    const scene = await withFriendAndPenFriend();
    const { ann, cat, clock, presenceTracker, presence, presenceOf, online, pushes, write, conversationId } =
      scene;
    await write(ann, conversationId);
    await online();
    for (let i = 0; i < 2; i++) presenceTracker.connected(ann.id);
    await presence.step();
    presenceTracker.disconnected(ann.id);
    clock.at += 10 * second;
    await presence.step();
    presenceTracker.disconnected(ann.id);
    clock.at += 4 * second;
    await presence.step();
    presenceTracker.connected(ann.id);
    await presence.step();
    expect(pushes('presence')).toEqual(['presence.changed ann true to bob,cat']);
    presenceTracker.disconnected(ann.id);
    const left = new Date(clock.at).toISOString();
    clock.at += 5 * second;
    await presence.step();
    expect(pushes('presence')).toEqual(['presence.changed ann false to bob,cat']);
    expect(await presenceOf(ann, cat)).toEqual({ online: false, lastSeenAt: left });
  });

  test('a block hides presence from both', async () => {
    const scene = await withFriendAndPenFriend();
    const { ann, cat, call, presenceTracker, presence, presenceOf, online, pushes, write, conversationId } =
      scene;
    await write(ann, conversationId);
    await online();
    await call('social.block-user', { userId: ann.id }, cat.actor);
    presenceTracker.connected(ann.id);
    await presence.step();
    expect(pushes('presence')).toEqual(['presence.changed ann true to bob']);
    expect(await refusalOf(presenceOf(ann, cat))).toBe('messaging.user-not-found');
  });

  test('a shutdown stores when everyone was last seen, and closing sockets stores it again', async () => {
    const { ann, bob, clock, presenceTracker, presence, presenceOf } = await withFriendAndPenFriend();
    presenceTracker.connected(ann.id);
    await presence.step();
    clock.at += second;
    await presence.end();
    presenceTracker.disconnected(ann.id);
    clock.at += 5 * second;
    await presence.step();
    expect((await presenceOf(ann, bob)).lastSeenAt).toBe(new Date(clock.at - 5 * second).toISOString());
  });

  test('a quiet conversation pushes its last changeSeq, twice', async () => {
    const { ann, bob, call, clock, highWaterMarks, pushed, direct, write } = await stage(kind);
    const conversationId = await direct(ann, bob);
    const { id: messageId } = await write(ann, conversationId);
    await call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor);
    const pass = async (seconds: number) => {
      pushed.length = 0;
      clock.at += seconds * second;
      await highWaterMarks.step();
      const pushes = pushed.filter(({ frame }) => frame.name === 'conversation.head');
      return pushes.map(({ frame, data, to }) => ({ name: frame.name, data, to: to.length }));
    };
    expect(await pass(29)).toEqual([]);
    const head = { name: 'conversation.head', data: { conversationId, lastChangeSeq: 2 }, to: 2 };
    expect(await pass(1)).toEqual([head]);
    expect(await pass(29)).toEqual([]);
    expect(await pass(1)).toEqual([head]);
    expect(await pass(90)).toEqual([]);
    await write(bob, conversationId);
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await pass(30)).toEqual([]);
  });

  test('a last changeSeq that could not be read is pushed by the next step', async () => {
    const { ann, bob, clock, highWaterMarks, pushed, direct, write, failNextRead } = await stage(kind);
    await write(ann, await direct(ann, bob));
    const steps = async () => {
      pushed.length = 0;
      await highWaterMarks.step();
      return pushed.filter(({ frame }) => frame.name === 'conversation.head').length;
    };
    clock.at += 20 * second;
    expect(await steps()).toBe(0);
    for (const round of [1, 2]) {
      clock.at += (round === 1 ? 10 : 30) * second;
      failNextRead();
      await expect(highWaterMarks.step()).rejects.toThrow();
      expect(await steps()).toBe(1);
    }
  });

  test('a change that another process stored without pushing it is noticed after a restart', async () => {
    const { ann, bob, clock, core, pushed, direct, write, settled } = await stage(kind);
    const conversationId = await direct(ann, bob);
    await write(ann, conversationId);
    await settled();
    // As a process that starts now: it has pushed nothing itself.
    const restarted = new InMemoryHighWaterMarks({
      recipients: core.get(Recipients),
      publisher: core.get(FramePublisher),
      ids: core.get(Ids),
      clock,
    });
    pushed.length = 0;
    for (const seconds of [14, 1, 30]) {
      clock.at += seconds * second;
      await restarted.step();
    }
    expect(pushed.map(({ frame, data }) => [frame.name, data])).toEqual([
      ['conversation.head', { conversationId, lastChangeSeq: 1 }],
    ]);
  });

  test('a friend who leaves while the other processes have forgotten this one is still announced as offline', async () => {
    const { ann, bob, befriend, clock, core, pushes, settled } = await stage(kind);
    await befriend(ann, bob);
    await settled();
    let wasForgotten = false;
    class Forgetful extends PresenceHere {
      override beat = async () => ({ orphans: [], wasForgotten }) as never;
    }
    const presence = new InMemoryPresence({
      audience: core.get(PresenceAudience),
      lastSeen: core.get(LastSeenTimes),
      publisher: core.get(FramePublisher),
      online: core.get(OnlineUsers),
      shared: new Forgetful(),
      ids: core.get(Ids),
      clock,
    });
    pushes('');
    await presence.connected(ann.id);
    await presence.step();
    expect(pushes('')).toEqual(['presence.changed ann true to bob']);
    await presence.disconnected(ann.id);
    wasForgotten = true;
    await presence.beat();
    clock.at += 5 * second;
    await presence.step();
    expect(pushes('')).toEqual(['presence.changed ann false to bob']);
  });
});
