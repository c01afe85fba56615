import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PresenceTracker } from '../../../src/application/kernel/ports.ts';
import { databases, type Person, startWorld } from '../../kit/world.ts';

async function start(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const [ann, bob, cat, dan] = [
    await world.person('ann'),
    await world.person('bob'),
    await world.person('cat'),
    await world.person('dan'),
  ];
  const listOf = async ({ actor }: Person, input: { unread?: boolean } = {}) => {
    await world.settled();
    return (await world.call('notifications.list', input, actor)).items;
  };
  const short = async (one: Person) =>
    (await listOf(one)).map(
      ({ type, actors, actorCount, read }) =>
        `${type} by ${actors.map(({ username }) => username).join(',')} of ${actorCount}${read ? ' read' : ''}`,
    );
  const unread = async ({ actor }: Person) =>
    (await world.call('notifications.unread-count', {}, actor)).unreadCount;
  return { ...world, ann, bob, cat, dan, listOf, short, unread };
}

describe.each(databases)('Notifications, on %s', (kind) => {
  test('events join the unread group, start a new one after reading, and count once', async () => {
    const { call, ann, bob, cat, dan, listOf, short, unread, settled, pushed } = await start(kind);
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    const like = async ({ actor }: Person, kind: 'like' | 'love' = 'like') => {
      await call('posts.react-to-post', { postId, kind }, actor);
      await settled();
    };
    await like(bob);
    await like(cat);
    await like(ann);
    await call('posts.unreact-to-post', { postId }, cat.actor);
    await like(cat, 'love');
    expect(await short(ann)).toEqual(['reaction by cat,bob of 2']);
    expect(await unread(ann)).toBe(1);
    const [shown] = await listOf(ann);
    expect(shown).toMatchObject({ subject: { kind: 'post', id: postId }, read: false });
    expect(
      pushed
        .filter(({ frame }) => frame.name.startsWith('notification.'))
        .map(({ frame, to }) => [frame.name, to]),
    ).toEqual([
      ['notification.created', [ann.id]],
      ['notification.updated', [ann.id]],
    ]);
    expect(await call('notifications.mark-read', {}, ann.actor)).toEqual({ unreadCount: 0 });
    await like(dan);
    expect(await short(ann)).toEqual(['reaction by dan of 1', 'reaction by cat,bob of 2 read']);
    const [fresh, old] = await listOf(ann);
    await call('notifications.mark-read', { notificationIds: [fresh!.id] }, ann.actor);
    expect(await unread(ann)).toBe(0);
    await call('notifications.update', { notificationId: old!.id, read: false }, ann.actor);
    expect(await unread(ann)).toBe(1);
    expect((await listOf(ann, { unread: true })).map(({ id }) => id)).toEqual([old!.id]);
    await call('notifications.dismiss', { notificationId: old!.id }, ann.actor);
    expect(await short(ann)).toEqual(['reaction by dan of 1 read']);
    await expect(
      call('notifications.dismiss', { notificationId: fresh!.id }, bob.actor),
    ).rejects.toMatchObject({ code: 'notifications.notification-not-found' });
  });

  test('follows, friends, comments, replies, mentions, invites, messages and occasions notify', async () => {
    const { call, ann, bob, cat, dan, short, core, settled } = await start(kind);
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    await call('social.request-friendship', { userId: bob.id }, ann.actor);
    const { id: postId } = await call('posts.create-post', { text: 'with @cat' }, ann.actor);
    const comment = { postId, text: 'nice, @cat and @ann' };
    const { id: parentId } = await call('posts.add-comment', comment, bob.actor);
    await call('posts.add-comment', { postId, parentId, text: 'thanks' }, ann.actor);
    await call('messaging.create-room', { title: 'Hats', memberIds: [dan.id] }, ann.actor);
    core.get(PresenceTracker).connected(cat.id);
    const direct = async (to: Person) =>
      (await call('messaging.open-direct', { userId: to.id }, ann.actor)).id;
    const [toDan, toCat] = [await direct(dan), await direct(cat)];
    const send = (conversationId: string, from: Person) =>
      call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' }, from.actor);
    await send(toDan, ann);
    await call('messaging.accept-request', { conversationId: toDan }, dan.actor);
    await send(toDan, ann);
    await send(toCat, ann);
    await settled();
    const tea = { title: 'tea', startsOn: '2030-01-01', guestIds: [bob.id] };
    await call('wardrobe.create-occasion', tea, ann.actor);
    expect(await short(ann)).toEqual([
      'comment by bob of 1',
      'friend-request by bob of 1',
      'follow by bob of 1',
    ]);
    expect(await short(bob)).toEqual([
      'occasion by ann of 1',
      'reply by ann of 1',
      'friend-accepted by ann of 1',
    ]);
    expect(await short(cat)).toEqual(['mention by bob of 1', 'mention by ann of 1']);
    expect(await short(dan)).toEqual(['message by ann of 1', 'invite by ann of 1']);
  });

  test('who seems connected is notified of a direct message that they have not read after a minute', async () => {
    const { call, ann, bob, cat, short, core, settled, clock } = await start(kind);
    for (const { id } of [bob, cat]) core.get(PresenceTracker).connected(id);
    const write = async (to: Person) => {
      const { id: conversationId } = await call('messaging.open-direct', { userId: to.id }, ann.actor);
      const message = { conversationId, clientId: randomUUID(), text: 'hi' };
      const { seq } = await call('messaging.send-message', message, ann.actor);
      return { conversationId, seq };
    };
    const [toBob, toCat] = [await write(bob), await write(cat)];
    await settled();
    expect([await short(bob), await short(cat)]).toEqual([[], []]);
    // Bob's phone has dropped without a word; cat reads.
    await call('messaging.mark-read', toCat, cat.actor);
    clock.at += 59_000;
    await settled();
    expect(await short(bob)).toEqual([]);
    clock.at += 1_000;
    await core.relay.drain();
    expect([await short(bob), await short(cat)]).toEqual([['message by ann of 1'], []]);
    await call('messaging.mark-read', toBob, bob.actor);
  });

  test('muted or blocked people, unwanted types and deleted things do not notify', async () => {
    const { call, ann, bob, cat, dan, short } = await start(kind);
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    for (const { actor } of [bob, cat, dan])
      await call('posts.react-to-post', { postId, kind: 'like' }, actor);
    expect(await short(ann)).toEqual(['reaction by dan,cat,bob of 3']);
    await call('social.block-user', { userId: dan.id }, ann.actor);
    expect(await short(ann)).toEqual(['reaction by cat,bob of 2']);
    await call('social.mute-user', { userId: bob.id }, ann.actor);
    await call('posts.add-comment', { postId, text: 'well' }, bob.actor);
    expect(await short(ann)).toEqual(['reaction by cat of 1']);
    await call('social.unmute-user', { userId: bob.id }, ann.actor);
    await call('posts.add-comment', { postId, text: 'well, well' }, bob.actor);
    expect(await short(ann)).toEqual(['comment by bob of 1', 'reaction by cat of 1']);
    const off = { types: { comment: { inApp: false } } };
    const preferences = await call('notifications.set-preferences', off, ann.actor);
    expect(preferences.types.comment).toEqual({ inApp: false, email: false });
    expect(preferences.types.mention).toEqual({ inApp: true, email: true });
    await call('posts.add-comment', { postId, text: 'well' }, cat.actor);
    expect(await short(ann)).toEqual(['comment by bob of 1', 'reaction by cat of 1']);
    await call('identity.delete-me', { password: cat.password }, cat.actor);
    expect(await short(ann)).toEqual(['comment by bob of 1']);
    await call('posts.delete-post', { postId }, ann.actor);
    expect(await short(ann)).toEqual([]);
    const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    const message = { conversationId, clientId: randomUUID(), text: 'look, @bob' };
    const { id: messageId } = await call('messaging.send-message', message, ann.actor);
    expect(await short(bob)).toEqual(['mention by ann of 1']);
    await call('messaging.delete-message', { messageId }, ann.actor);
    expect(await short(bob)).toEqual([]);
  });
});
