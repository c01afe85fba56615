import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ShownMessage } from '../../../src/application/messaging/messages/views.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { startRace } from '../../kit/races.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

type Shown = z.output<typeof ShownMessage>;

const people = 4;
const deeds = [
  'send',
  'send',
  'send',
  'edit',
  'edit',
  'delete',
  'react',
  'react',
  'read',
  'leave',
  'join',
] as const;
const deed = fc.record({
  what: fc.constantFrom(...deeds),
  who: fc.integer({ min: 0, max: people - 1 }),
  pick: fc.nat(1000),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
/** The owner rarely leaves: frames are compared only for members from the first message on. */
const leaves = ({ what, who, pick }: Deed) => what === 'leave' && (who > 0 || pick % 10 === 0);
/** The acts of a burst run concurrently. */
const burst = fc.array(deed, { minLength: 1, maxLength: 6, size: 'max' });
const bursts = fc.array(burst, { minLength: 10, maxLength: 16, size: 'max' });

const invite = sql<{ id: string; roomId: string; fromId: string; toId: string }>(`
  insert into room_invites (id, room_id, from_id, to_id, status, created_at, version)
  values (:id, :roomId, :fromId, :toId, 'pending', 1, 1)`);

interface Scene {
  readonly world: World;
  readonly people: readonly Person[];
  readonly conversationId: string;
  readonly messageIds: string[];
}

async function open(world: World, all: readonly Person[], visibility: 'public' | 'private'): Promise<Scene> {
  const [owner, ...others] = all as [Person, ...Person[]];
  const { id } = await world.call('messaging.create-room', { title: 'Hats', visibility }, owner.actor);
  await world.unitOfWork.run(async () => {
    for (const { id: toId } of others)
      world.database.enqueue(invite, { id: randomUUID(), roomId: id, fromId: owner.id, toId });
  });
  for (const { actor } of others.slice(1)) await world.call('messaging.join-room', { roomId: id }, actor);
  return { world, people: all, conversationId: id, messageIds: [] };
}

/** Ignores refusals. */
async function act({ world: { call }, people, conversationId, messageIds }: Scene, deed: Deed) {
  const { what, who, pick } = deed;
  const { actor } = people[who]!;
  const messageId = messageIds[pick % Math.max(1, messageIds.length)] ?? randomUUID();
  const roomId = { roomId: conversationId };
  const doing: Record<Deed['what'], () => Promise<unknown>> = {
    send: async () => {
      const sending = { conversationId, clientId: randomUUID(), text: `${pick}` };
      messageIds.push((await call('messaging.send-message', sending, actor)).id);
    },
    edit: () => call('messaging.edit-message', { messageId, text: `edited ${pick}` }, actor),
    delete: () => call('messaging.delete-message', { messageId }, actor),
    react: () => call('messaging.react-to-message', { messageId, kind: pick % 2 ? 'like' : 'wow' }, actor),
    read: () => call('messaging.mark-read', { conversationId, seq: pick % (messageIds.length + 2) }, actor),
    leave: async () => leaves(deed) && call('messaging.leave-room', roomId, actor),
    join: () => call('messaging.join-room', roomId, actor),
  };
  await refusalOf(doing[what]());
}

/** All messages that a member sees, paged from both ends; undefined for others. */
async function history({ world: { call }, conversationId }: Scene, { actor }: Person) {
  const walk = async (start: object): Promise<Shown[][]> => {
    const pages: Shown[][] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const at = cursor ? { cursor } : start;
      const page = await call('messaging.list-messages', { conversationId, limit: 5, ...at }, actor);
      pages.push(page.items);
      cursor = page.nextCursor;
    }
    return pages;
  };
  try {
    const newestFirst = (await walk({})).reverse().flat();
    expect((await walk({ after: 0 })).flat()).toEqual(newestFirst);
    return newestFirst;
  } catch (error) {
    if ((error as { code?: string }).code === 'messaging.conversation-not-found') return undefined;
    throw error;
  }
}

async function changesAfter({ world: { call }, conversationId }: Scene, { actor }: Person, after: number) {
  const items: Shown[] = [];
  for (let from = after; ; ) {
    const page = await call('messaging.list-changes', { conversationId, after: from, limit: 3 }, actor);
    items.push(...page.items);
    if (!page.limited) return { items, head: page.head };
    from = page.items.at(-1)!.changeSeq;
  }
}

const withoutOwn = (message: object) => ({ ...message, myReaction: null });

async function verify(scene: Scene, stayed: ReadonlySet<number>): Promise<void> {
  const { world, people, conversationId } = scene;
  const seen = new Map<number, object>();
  for (const [i, person] of people.entries()) {
    const messages = await history(scene, person);
    if (!messages) continue;
    const { lastSeq, lastReadSeq, lastChangeSeq, unreadCount } = await world.call(
      'messaging.get-conversation',
      { conversationId },
      person.actor,
    );
    // In order, without gaps up to the last, and the same for everyone.
    const first = lastSeq - messages.length + 1;
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, n) => first + n));
    for (const message of messages) {
      expect(withoutOwn(message)).toEqual(seen.get(message.seq) ?? withoutOwn(message));
      seen.set(message.seq, withoutOwn(message));
    }
    expect(unreadCount).toBe(messages.filter(({ seq }) => seq > lastReadSeq).length);

    for (const after of [0, lastChangeSeq >> 1, Math.max(0, lastChangeSeq - 2), lastChangeSeq]) {
      const { items, head } = await changesAfter(scene, person, after);
      const changed = messages.filter(({ changeSeq }) => changeSeq > after);
      expect(items).toEqual(changed.sort((a, b) => a.changeSeq - b.changeSeq));
      expect(head).toBe(lastChangeSeq);
    }

    if (!stayed.has(i)) continue;
    // Frames alone give the same to those who never left.
    const framesSeen = () =>
      world.pushed.filter(
        ({ data, to }) => (data as Shown).conversationId === conversationId && to.includes(person.id),
      );
    const current = () => {
      const latest = new Map<number, Shown>();
      for (const { frame, data } of framesSeen()) {
        if (!frame.name.startsWith('message.')) continue;
        const message = data as Shown;
        if ((latest.get(message.seq)?.changeSeq ?? 0) < message.changeSeq) latest.set(message.seq, message);
      }
      return [...latest.values()].sort((a, b) => a.seq - b.seq).map(withoutOwn);
    };
    await expect.poll(current).toEqual(messages.sort((a, b) => a.seq - b.seq).map(withoutOwn));
    const changeSeqs = new Set(framesSeen().flatMap(({ data }) => (data as Shown).changeSeq ?? []));
    expect([...changeSeqs].sort((a, b) => a - b)).toEqual(
      Array.from({ length: lastChangeSeq }, (_, n) => n + 1),
    );
    const created = framesSeen().filter(({ frame }) => frame.name === 'message.created');
    expect(created.map(({ data }) => (data as Shown).seq)).toEqual(messages.map(({ seq }) => seq));
  }
}

describe.each(databases)('A busy room, on %s', (kind) => {
  test('pages, changes and frames agree: no gap, no loss, exact unread counts', async () => {
    const world = await startWorld(kind);
    const all: Person[] = [];
    for (let i = 0; i < people; i++) all.push(await world.person(`person${i}`));
    await fc.assert(
      fc.asyncProperty(bursts, fc.constantFrom('public', 'private'), async (life, visibility) => {
        world.pushed.length = 0;
        const scene = await open(world, all, visibility);
        for (const together of life) await Promise.all(together.map((one) => act(scene, one)));
        const ownerLeft = life.flat().some((one) => leaves(one) && one.who === 0);
        await verify(scene, new Set(ownerLeft ? [] : [0]));
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  test('a read mark never goes back, even when 20 calls race', async () => {
    const { world, run } = await startRace(kind);
    const { person, call, pushed } = world;
    const [ann, bob] = [await person('ann'), await person('bob')];
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
    const conversationId = room.id;
    await call('messaging.join-room', { roomId: conversationId }, bob.actor);
    for (let i = 0; i < 30; i++)
      await call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' }, ann.actor);
    const marks = Array.from({ length: 20 }, (_, i) => 1 + ((i * 7) % 25));
    pushed.length = 0;
    const outcomes = await run((process, i) =>
      i % 5 === 4
        ? process.call(
            'messaging.send-message',
            { conversationId, clientId: randomUUID(), text: `${i}` },
            ann.actor,
          )
        : process.call('messaging.mark-read', { conversationId, seq: marks[i]! }, bob.actor),
    );
    expect(outcomes).toEqual(marks.map(() => 'done'));
    const highest = Math.max(...marks.filter((_, i) => i % 5 !== 4));
    const mine = await call('messaging.get-conversation', { conversationId }, bob.actor);
    expect(mine).toMatchObject({ lastReadSeq: highest, lastSeq: 34, unreadCount: 34 - highest });
    for (const seq of [highest - 3, 0])
      expect(await call('messaging.mark-read', { conversationId, seq }, bob.actor)).toEqual({
        unreadCount: 34 - highest,
      });
    expect(await call('messaging.mark-read', { conversationId, seq: 1_000 }, bob.actor)).toEqual({
      unreadCount: 0,
    });
    const read = () => pushed.filter(({ frame }) => frame.name === 'conversation.read');
    await expect.poll(() => read().at(-1)?.data).toMatchObject({ seq: 34 });
    expect(read().every(({ to }) => to.length === 2)).toBe(true);
  });
});
