import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { payments } from '../../kit/payments.ts';
import { databases, startWorld } from '../../kit/world.ts';

describe.each(databases)('what waits for a person, on %s', (kind) => {
  test('is counted over all contexts, without what comes from blocked people', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    const { request, answer } = payments(world.core);
    const [ann, bob, cat] = [await world.person('ann'), await world.person('bob'), await world.person('cat')];
    const inbox = () => call('identity.get-inbox-counts', {}, ann.actor);
    const empty = {
      unreadMessages: 0,
      unreadNotifications: 0,
      friendRequests: 0,
      followRequests: 0,
      invites: 0,
      paymentRequests: 0,
    };
    expect(await inbox()).toEqual(empty);
    await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
    for (const { actor } of [bob, cat]) {
      await call('social.follow-user', { userId: ann.id }, actor);
      await call('social.request-friendship', { userId: ann.id }, actor);
      const { id: roomId } = await call('messaging.create-room', { title: 'Hats' }, actor);
      await call('messaging.invite', { roomId, userId: ann.id }, actor);
      const { id: conversationId } = await call('messaging.open-direct', { userId: ann.id }, actor);
      await call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hello' }, actor);
      await request({ from: ann, to: { id: actor.id } });
    }
    await answer(await request({ from: ann, to: bob }), 'declined');
    await request({ from: bob, to: ann });
    await world.settled();
    const { unreadCount: count } = await call('notifications.unread-count', {}, ann.actor);
    expect(count).toBeGreaterThan(0);
    const two = { unreadMessages: 2, friendRequests: 2, followRequests: 2, invites: 2, paymentRequests: 2 };
    expect(await inbox()).toEqual({ ...two, unreadNotifications: count });
    await call('social.block-user', { userId: cat.id }, ann.actor);
    expect(await inbox()).toMatchObject({
      unreadMessages: 1,
      friendRequests: 1,
      followRequests: 1,
      invites: 1,
      paymentRequests: 1,
    });
    expect(await call('identity.get-inbox-counts', {}, bob.actor)).toMatchObject({ unreadMessages: 0 });
  });
});
