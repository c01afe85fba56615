import { describe, expect, test } from 'vitest';
import { databases, type Person } from '../../kit/world.ts';
import { openStage } from './stage.ts';

describe.each(databases)('Read receipts, on %s', (kind) => {
  async function withRoom() {
    const stage = await openStage(kind);
    const { call, world, ann, bob, cat, room, join, say } = stage;
    const roomId = await room();
    await join(roomId, bob, cat);
    const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    await say(conversationId, ann);
    await say(conversationId, bob);
    for (let i = 0; i < 3; i++) await say(roomId, ann);
    const set = (who: Person, readReceipts: boolean) =>
      call('identity.update-me', { settings: { readReceipts } }, who.actor);
    const marks = async ({ actor }: Person) => {
      const { items } = await call('messaging.list-participants', { roomId }, actor);
      return Object.fromEntries(items.map(({ user, lastReadSeq }) => [user.username, lastReadSeq]));
    };
    const peer = async ({ actor }: Person) => {
      const one = await call('messaging.get-conversation', { conversationId }, actor);
      const [listed] = (await call('messaging.list-conversations', {}, actor)).items.filter(
        ({ kind }) => kind === 'direct',
      );
      expect(listed!.peerLastReadSeq).toBe(one.peerLastReadSeq);
      return one.peerLastReadSeq;
    };
    /** Who is told that someone has read up to a message. */
    const told = async (who: Person, id: string, seq: number) => {
      await world.settled();
      world.pushed.length = 0;
      await call('messaging.mark-read', { conversationId: id, seq }, who.actor);
      await world.settled();
      const names = new Map(Object.entries({ ann, bob, cat }).map(([name, one]) => [one.id, name]));
      return world.pushed
        .filter(({ frame }) => frame.name === 'conversation.read')
        .flatMap(({ to }) => to.map((one) => names.get(one)!))
        .sort();
    };
    return { ...stage, roomId, conversationId, set, marks, peer, told };
  }

  test('members see how far the others have read', async () => {
    const { ann, bob, cat, roomId, conversationId, marks, peer, told } = await withRoom();
    expect(await told(bob, roomId, 2)).toEqual(['ann', 'bob', 'cat']);
    expect(await marks(cat)).toEqual({ ann: 3, bob: 2, cat: 0 });
    expect([await peer(ann), await peer(bob)]).toEqual([2, 1]);
    expect(await told(ann, conversationId, 2)).toEqual(['ann', 'bob']);
    expect(await peer(bob)).toBe(2);
  });

  test('someone who turns them off shows nobody how far they have read, and sees it of nobody', async () => {
    const { call, ann, bob, cat, roomId, conversationId, set, marks, peer, told } = await withRoom();
    expect((await call('identity.get-me', {}, bob.actor)).settings.readReceipts).toBe(true);
    expect((await set(bob, false)).settings.readReceipts).toBe(false);
    const exported = await call('identity.export-me', {}, bob.actor);
    expect(exported).toMatchObject({ account: { settings: { readReceipts: false } } });
    expect(await told(bob, roomId, 2)).toEqual(['bob']);
    expect(await marks(bob)).toEqual({ ann: undefined, bob: 2, cat: undefined });
    expect(await marks(ann)).toEqual({ ann: 3, bob: undefined, cat: 0 });
    expect([await peer(ann), await peer(bob)]).toEqual([null, null]);
    expect(await told(ann, conversationId, 2)).toEqual(['ann']);
    expect(await told(cat, roomId, 1)).toEqual(['ann', 'cat']);
    await set(bob, true);
    expect(await peer(bob)).toBe(2);
  });

  test('a room has no peer', async () => {
    const { call, bob, roomId } = await withRoom();
    expect(await call('messaging.get-room', { roomId }, bob.actor)).toMatchObject({ peerLastReadSeq: null });
  });
});
