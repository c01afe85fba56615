import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Clock } from '../../../src/application/kernel/ports.ts';
import { type ConversationId, Conversations } from '../../../src/domain/messaging/conversation.ts';
import { startRace } from '../../kit/races.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const second = 1000;
const minute = 60 * second;
const iso = (at: number) => new Date(at).toISOString();

const kitOf = (world: World) => {
  const { call, clock } = world;
  const say = (who: Person, conversationId: string) =>
    call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' }, who.actor);
  const heads = async (who: Person, since: number, rest: object = {}) =>
    (await call('messaging.list-heads', { since: iso(since), ...rest }, who.actor)).items;
  const room = async (owner: Person, ...members: Person[]) => {
    const { id: roomId } = await call(
      'messaging.create-room',
      { title: 'Hats', visibility: 'public' },
      owner.actor,
    );
    for (const one of members) await call('messaging.join-room', { roomId }, one.actor);
    return roomId as ConversationId;
  };
  const direct = async (from: Person, to: Person) =>
    (await call('messaging.open-direct', { userId: to.id }, from.actor)).id;
  /** Moves the clock on, and returns the new time. */
  const later = (ms = second) => {
    clock.at += ms;
    return clock.at;
  };
  return { ...world, say, heads, room, direct, later };
};
async function stage(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const [ann, bob, eve] = [await world.person('ann'), await world.person('bob'), await world.person('eve')];
  return { ...kitOf(world), ann, bob, eve };
}

describe.each(databases)('What changed since a time, on %s', (kind) => {
  test('a message, an edit, a reaction, its withdrawal and a deletion each move a conversation on', async () => {
    const { call, clock, ann, bob, say, heads, room, later } = await stage(kind);
    const [conversationId, silent] = [await room(ann, bob), await room(ann, bob)];
    expect(await heads(bob, 0)).toEqual([]);
    const { id: messageId } = await say(ann, conversationId);
    const steps = [
      () => say(ann, conversationId),
      () => call('messaging.edit-message', { messageId, text: 'ho' }, ann.actor),
      () => call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor),
      () => call('messaging.unreact-to-message', { messageId }, bob.actor),
      () => call('messaging.delete-message', { messageId }, ann.actor),
    ];
    for (const [i, step] of steps.entries()) {
      const since = later();
      expect(await heads(bob, since)).toEqual([]);
      await step();
      const head = { conversationId, lastChangeSeq: i + 2, changedAt: iso(since) };
      for (const one of [ann, bob]) expect(await heads(one, since)).toEqual([head]);
      later();
      // What changes nothing moves nothing.
      if (i > 0) await refusalOf(step() as Promise<unknown>);
      expect(await heads(bob, since)).toEqual([head]);
      expect(await heads(bob, since + 1)).toEqual([]);
    }
    // The clock of another process may be behind.
    const before = (await heads(bob, 0))[0]!.changedAt;
    clock.at -= minute;
    await say(ann, conversationId);
    expect(await heads(bob, 0)).toEqual([{ conversationId, lastChangeSeq: 7, changedAt: before }]);
    await say(ann, silent);
    expect((await heads(bob, 0)).map((head) => head.conversationId)).toEqual([silent, conversationId]);
  });

  test('the reactions that go with a deleted account are a change', async () => {
    const { call, settled, ann, bob, say, heads, room, later } = await stage(kind);
    const conversationId = await room(ann, bob);
    const { id: messageId } = await say(ann, conversationId);
    await call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor);
    const since = later();
    await call('identity.delete-me', { password: bob.password }, bob.actor);
    await settled();
    expect(await heads(ann, since)).toMatchObject([{ conversationId, lastChangeSeq: 3 }]);
  });

  test('only members are told, while they can read what is new', async () => {
    const { call, ann, bob, eve, say, heads, room, direct, later } = await stage(kind);
    const [open, closed, left] = [await room(ann, bob), await room(ann, bob), await room(ann, bob)];
    const [asked, declined] = [await direct(ann, bob), await direct(eve, bob)];
    const since = later();
    const of = async (who: Person) => (await heads(who, since)).map((head) => head.conversationId);
    for (const id of [open, closed, left, asked]) await say(ann, id);
    const { id: messageId } = await say(eve, declined);
    await call('messaging.close-room', { roomId: closed }, ann.actor);
    await call('messaging.leave-room', { roomId: left }, bob.actor);
    await call('messaging.decline-request', { conversationId: declined }, bob.actor);
    expect(await of(bob)).toEqual([open, closed, asked, declined].sort());
    expect(await of(eve)).toEqual([declined]);
    // As `messaging.list-changes`, also where a declined request hides it from the list of conversations.
    later();
    await call('messaging.delete-message', { messageId }, eve.actor);
    expect((await heads(bob, since)).at(-1)).toMatchObject({ conversationId: declined, lastChangeSeq: 2 });
    const changes = { conversationId: declined, after: 1 };
    expect(await call('messaging.list-changes', changes, bob.actor)).toMatchObject({ head: 2 });

    await call('social.block-user', { userId: ann.id }, bob.actor);
    for (const one of [ann, bob]) expect(await of(one)).not.toContain(asked);
    expect(await of(bob)).toEqual([...[open, closed].sort(), declined]);
    await call('social.unblock-user', { userId: ann.id }, bob.actor);
    expect(await of(ann)).toContain(asked);
  });

  test('a time needs a zone, and may have any', async () => {
    const { call, ann, bob, say, room } = await stage(kind);
    const conversationId = await room(ann, bob);
    await say(ann, conversationId);
    const list = (since: string) => call('messaging.list-heads', { since }, bob.actor);
    for (const since of ['2026-01-01T12:00:00', '2026-01-01', 'now', ''])
      expect(await refusalOf(list(since))).toBe('request.invalid-fields /since');
    expect((await list('2026-01-01T13:00:00+01:00')).items).toHaveLength(1);
    expect((await list('2026-01-01T13:00:00.001+01:00')).items).toEqual([]);
    expect((await list('0000-01-01T00:00:00Z')).items).toHaveLength(1);
    expect((await list('9999-12-31T23:59:59Z')).items).toEqual([]);
  });

  test('what changes while you page comes later', async () => {
    const { call, clock, ann, bob, say, room, later } = await stage(kind);
    const rooms: string[] = [];
    for (let i = 0; i < 4; i++) rooms.push(await room(ann, bob));
    const since = later();
    // Two at the same time, then one each second.
    for (const [i, id] of rooms.entries()) {
      if (i > 1) later();
      await say(ann, id);
    }
    const page = (cursor?: string) =>
      call('messaging.list-heads', { since: iso(since), limit: 2, ...(cursor && { cursor }) }, bob.actor);
    const first = await page();
    expect(first.items.map((head) => head.conversationId)).toEqual(rooms.slice(0, 2));
    later();
    await say(ann, rooms[0]!);
    const next = await page(first.nextCursor!);
    expect(next.items.map((head) => head.conversationId)).toEqual(rooms.slice(2));
    const last = await page(next.nextCursor!);
    expect(last).toEqual({
      items: [{ conversationId: rooms[0], lastChangeSeq: 2, changedAt: iso(clock.at) }],
      nextCursor: null,
    });
    // Another change at that very time: the last `changedAt` finds it.
    await say(ann, rooms[0]!);
    const again = { since: last.items[0]!.changedAt };
    expect((await call('messaging.list-heads', again, bob.actor)).items).toMatchObject([
      { conversationId: rooms[0], lastChangeSeq: 3 },
    ]);
  });

  test('a change that is committed late is found from a minute before the last changedAt', async () => {
    const { core, unitOfWork, ann, bob, say, heads, room, later } = await stage(kind);
    const [slow, fast] = [await room(ann, bob), await room(ann, bob)];
    for (const id of [slow, fast]) await say(ann, id);
    const since = later();
    const commit = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const late = unitOfWork.run(async () => {
      const conversations = core.get(Conversations);
      const conversation = (await conversations.lock([slow])).get(slow)!;
      conversation.nextChange(core.get(Clock).now());
      taken.resolve();
      if (kind === 'mysql') await commit.promise;
      conversations.save([conversation]);
    });
    await taken.promise;
    // The embedded database has one writer: there the later change waits for the earlier one.
    if (kind === 'sqlite') await late;
    const at = later(14 * second);
    await say(ann, fast);
    const seen = await heads(bob, since);
    if (kind === 'mysql') expect(seen).toMatchObject([{ conversationId: fast, changedAt: iso(at) }]);
    commit.resolve();
    await late;
    expect(await heads(bob, at - minute)).toMatchObject([
      { conversationId: slow, lastChangeSeq: 2, changedAt: iso(since) },
      { conversationId: fast, lastChangeSeq: 2 },
    ]);
  });

  test('someone who pages while others write, and then asks again, has every head', async () => {
    const { world, run } = await startRace(kind);
    const { call, person, clock } = world;
    const { room } = kitOf(world);
    const [ann, bob] = [await person('ann'), await person('bob')];
    const rooms: string[] = [];
    for (let i = 0; i < 6; i++) rooms.push(await room(ann, bob));
    const known = new Map<string, number>();
    let last = clock.at;
    const read = async () => {
      const since = iso(last - minute);
      let cursor: string | null | undefined;
      do {
        const input = { since, limit: 2, ...(cursor && { cursor }) };
        const page = await call('messaging.list-heads', input, bob.actor);
        for (const { conversationId, lastChangeSeq, changedAt } of page.items) {
          known.set(conversationId, Math.max(known.get(conversationId) ?? 0, lastChangeSeq));
          last = Math.max(last, Date.parse(changedAt));
        }
        cursor = page.nextCursor;
      } while (cursor);
    };
    let writing = true;
    const reading = (async () => {
      while (writing) {
        await read();
        // The embedded database answers at once: let the writers go on.
        await setImmediate();
      }
    })();
    const outcomes = await run(async (one, i) => {
      for (let n = 0; n < 5; n++) {
        one.clock.at += (i * 7 + n) % 3;
        await kitOf(one).say(i % 3 ? ann : bob, rooms[(i + n) % rooms.length]!);
      }
    });
    writing = false;
    await reading;
    expect(new Set(outcomes)).toEqual(new Set(['done']));
    await read();
    const { items } = await call('messaging.list-conversations', {}, bob.actor);
    expect(items.reduce((sum, { lastChangeSeq }) => sum + lastChangeSeq, 0)).toBe(100);
    expect(known).toEqual(new Map(items.map(({ id, lastChangeSeq }) => [id, lastChangeSeq])));
  });
});
