import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, type Person, startWorld } from '../../kit/world.ts';

async function start(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const { call, pushed, settled } = world;
  const [ann, bob, cat] = [await world.person('ann'), await world.person('bob'), await world.person('cat')];
  const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
  /** Three notifications of ann, the newest first: a comment, a reaction, a follower. */
  async function fill() {
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    await settled();
    await call('posts.react-to-post', { postId, kind: 'like' }, bob.actor);
    await settled();
    await call('posts.add-comment', { postId, text: 'nice' }, bob.actor);
    return listOf(ann);
  }
  const listOf = async ({ actor }: Person) => {
    await settled();
    return (await call('notifications.list', {}, actor)).items;
  };
  /** The frames about notifications that `work` pushed, by name and data. */
  async function framesOf(work: () => Promise<unknown>) {
    await settled();
    pushed.length = 0;
    await work();
    await settled();
    return pushed
      .filter(({ frame }) => frame.name.startsWith('notification.'))
      .map(({ frame, data, to }) => [frame.name, data, to] as const);
  }
  async function direct(text = 'hi') {
    const { id: conversationId } = await call('messaging.open-direct', { userId: ann.id }, bob.actor);
    const write = async ({ actor }: Person) => {
      const message = { conversationId, clientId: randomUUID(), text };
      return (await call('messaging.send-message', message, actor)).seq;
    };
    const seq = await write(bob);
    await settled();
    await call('messaging.accept-request', { conversationId }, ann.actor);
    return { conversationId, seq, write };
  }
  return { ...world, ann, bob, cat, postId, fill, listOf, framesOf, direct };
}

describe.each(databases)('Your other devices, on %s', (kind) => {
  test('see what you mark as read or unread, one by one', async () => {
    const { call, ann, fill, framesOf } = await start(kind);
    const [comment] = await fill();
    const mark = (read: boolean) =>
      framesOf(() => call('notifications.update', { notificationId: comment!.id, read }, ann.actor));
    const changed = (read: boolean) => [
      ['notification.updated', expect.objectContaining({ id: comment!.id, read }), [ann.id]],
    ];
    expect(await mark(true)).toEqual(changed(true));
    expect(await mark(false)).toEqual(changed(false));
  });

  test('get one frame for everything that you mark as read together', async () => {
    const { call, ann, fill, framesOf } = await start(kind);
    const ids = (await fill()).slice(0, 2).map(({ id }) => id);
    expect(
      await framesOf(() => call('notifications.mark-read', { notificationIds: ids }, ann.actor)),
    ).toEqual([['notification.read', { ids, unreadCount: 1 }, [ann.id]]]);
    expect(await framesOf(() => call('notifications.mark-read', {}, ann.actor))).toEqual([
      ['notification.read', { ids: null, unreadCount: 0 }, [ann.id]],
    ]);
  });

  test('are told nothing of notifications that are not yours', async () => {
    const { call, ann, bob, fill, framesOf } = await start(kind);
    const notificationIds = (await fill()).map(({ id }) => id);
    expect(await framesOf(() => call('notifications.mark-read', { notificationIds }, bob.actor))).toEqual([]);
    expect((await call('notifications.unread-count', {}, ann.actor)).unreadCount).toBe(3);
  });

  test('lose what you dismiss, and what is gone with its subject', async () => {
    const { call, ann, postId, fill, framesOf } = await start(kind);
    const [comment, reaction] = await fill();
    expect(
      await framesOf(() => call('notifications.dismiss', { notificationId: comment!.id }, ann.actor)),
    ).toEqual([['notification.dismissed', { ids: [comment!.id], unreadCount: 2 }, [ann.id]]]);
    expect(await framesOf(() => call('posts.delete-post', { postId }, ann.actor))).toEqual([
      ['notification.dismissed', { ids: [reaction!.id], unreadCount: 1 }, [ann.id]],
    ]);
  });

  test('see a message as read once you have read its conversation to the end', async () => {
    const { call, ann, bob, framesOf, direct, listOf, settled } = await start(kind);
    const { conversationId, seq, write } = await direct();
    const last = await write(bob);
    const [notification] = await listOf(ann);
    expect(notification).toMatchObject({ type: 'message', read: false, count: 2 });
    const read = (seq: number) =>
      framesOf(() => call('messaging.mark-read', { conversationId, seq }, ann.actor));
    expect(await read(seq)).toEqual([]);
    expect(await read(last)).toEqual([
      ['notification.read', { ids: [notification!.id], unreadCount: 0 }, [ann.id]],
    ]);
    expect(await read(last)).toEqual([]);
    // An answer reads as well.
    await write(bob);
    await settled();
    expect((await listOf(ann)).map(({ read }) => read)).toEqual([false, true]);
    await write(ann);
    expect((await listOf(ann)).map(({ read }) => read)).toEqual([true, true]);
  });

  test('hear nothing of a message that you read before its notification was made', async () => {
    const { call, ann, bob, direct, listOf } = await start(kind);
    const { conversationId, seq, write } = await direct();
    await call('messaging.mark-read', { conversationId, seq }, ann.actor);
    const unheard = await write(bob);
    await call('messaging.mark-read', { conversationId, seq: unheard }, ann.actor);
    expect((await listOf(ann)).map(({ count, read }) => [count, read])).toEqual([[1, true]]);
  });
});
