import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { payments } from '../../kit/payments.ts';
import { databases, type Person } from '../../kit/world.ts';
import { openStage } from './stage.ts';

async function stage(kind: (typeof databases)[number]) {
  const open = await openStage(kind);
  const { world, ann, bob, cat, room, join, say, call } = open;
  const conversationId = await room();
  await join(conversationId, bob, cat);
  const { id: messageId } = await say(conversationId, ann);
  await open.quiet();
  const changes = async (after: number, { actor }: Person = bob) =>
    (await call('messaging.list-changes', { conversationId, after }, actor)).items;
  const updates = () =>
    world.pushed
      .filter(({ frame }) => frame.name === 'message.updated')
      .map(({ data, to }) => ({ data, to: [...to].sort() }));
  return { ...open, ...payments(world.core), conversationId, messageId, changes, updates };
}

describe.each(databases)('Tips of messages, on %s', (kind) => {
  test('everyone who sees the message sees how many it got, also after being away', async () => {
    const { world, ann, bob, cat, messageId, tip, changes, updates, call } = await stage(kind);
    expect((await changes(0))[0]).toMatchObject({ changeSeq: 1, tipCount: 0 });
    await tip({ kind: 'message', id: messageId });
    await world.settled();
    const expected = { id: messageId, seq: 1, changeSeq: 2, tipCount: 1 };
    expect(updates()).toMatchObject([{ data: expected, to: [ann.id, bob.id, cat.id].sort() }]);
    expect(await changes(1)).toMatchObject([expected]);
    expect(await call('messaging.get-message', { messageId }, cat.actor)).toMatchObject(expected);
    const { items } = await call('messaging.list-conversations', {}, bob.actor);
    expect(items[0]!.lastMessage).toMatchObject({ tipCount: 1 });
  });

  test('a tip counts until it is refunded in full', async () => {
    const { world, messageId, tip, refund, changes, updates } = await stage(kind);
    const subject = { kind: 'message', id: messageId } as const;
    const [first] = [await tip(subject), await tip(subject)];
    await refund(first, 60);
    await world.settled();
    expect(await changes(1)).toMatchObject([{ tipCount: 2 }]);
    const before = updates().length;
    await refund(first, 40);
    await world.settled();
    expect(await changes(1)).toMatchObject([{ tipCount: 1 }]);
    expect(updates()).toHaveLength(before + 1);
  });

  test('tips of other things, and repeated events, change no message', async () => {
    const { world, messageId, conversationId, tip, changes, updates } = await stage(kind);
    await tip({ kind: 'post', id: messageId });
    await tip({ kind: 'message', id: conversationId });
    await world.settled();
    expect([await changes(1), updates()]).toEqual([[], []]);
  });

  test('tips that are stored together change each message once, each at its own place', async () => {
    const { world, bob, conversationId, messageId, tipAll, changes, say, updates } = await stage(kind);
    const { id: other } = await say(conversationId, bob, 'me too');
    await tipAll([messageId, other, messageId].map((id) => ({ kind: 'message', id })));
    await world.settled();
    expect(await changes(2)).toMatchObject([
      { id: messageId, changeSeq: 3, tipCount: 2 },
      { id: other, changeSeq: 4, tipCount: 1 },
    ]);
    const pushed = updates().map(({ data }) => (data as { changeSeq: number }).changeSeq);
    expect(pushed.sort()).toEqual([3, 4]);
  });

  test('20 tips at once, while people write, are counted without a gap in the order of changes', async () => {
    const { world, ann, bob, conversationId, messageId, tip, changes, say, call } = await stage(kind);
    const { id: other } = await say(conversationId, bob, 'me too');
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await tip({ kind: 'message', id: i % 4 === 0 ? other : messageId });
        const sent = { conversationId, clientId: randomUUID(), text: `${i}` };
        await call('messaging.send-message', sent, ann.actor);
      }),
    );
    await world.settled();
    const items = await changes(0);
    expect(items.filter(({ id }) => id === messageId || id === other)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ id: messageId, tipCount: 15 }),
        expect.objectContaining({ id: other, tipCount: 5 }),
      ]),
    );
    const pushed = world.pushed.flatMap(({ frame, data }) =>
      frame.name.startsWith('message.') ? [(data as { changeSeq: number }).changeSeq] : [],
    );
    const last = Math.max(...items.map(({ changeSeq }) => changeSeq));
    expect([...new Set([1, ...pushed])].sort((a, b) => a - b)).toEqual(
      Array.from({ length: last }, (_, i) => i + 1),
    );
  });

  test('a deleted message shows no tips, and none is added', async () => {
    const { world, ann, messageId, tip, changes, updates, call } = await stage(kind);
    const subject = { kind: 'message', id: messageId } as const;
    await tip(subject);
    await world.settled();
    await call('messaging.delete-message', { messageId }, ann.actor);
    await tip(subject);
    await world.settled();
    expect(await changes(2)).toMatchObject([{ changeSeq: 3, tipCount: 0 }]);
    expect(updates()).toHaveLength(1);
  });

  test('a person with a block between them and the sender gets only the place of the message', async () => {
    const { world, ann, cat, messageId, tip, updates, call } = await stage(kind);
    await call('social.block-user', { userId: ann.id }, cat.actor);
    await tip({ kind: 'message', id: messageId });
    await world.settled();
    const toCat = updates().find(({ to }) => to.includes(cat.id))!;
    expect(toCat.data).toMatchObject({ id: messageId, hidden: true });
    expect(toCat.data).not.toHaveProperty('tipCount');
  });
});
