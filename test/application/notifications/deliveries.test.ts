import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, type Person } from '../../kit/world.ts';
import { hour, minute, startTown } from './town.ts';

describe.each(databases)('Deliveries, on %s', (kind) => {
  test('what happened is in the app at once and mailed where it is wanted, one mail for what comes together', async () => {
    const { call, ann, resident, person, deliver, later, told, states, record, settled } =
      await startTown(kind);
    const [bob, cat] = [await resident('bob'), await person('cat')];
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    await call('notifications.set-preferences', { types: { comment: { email: true } } }, ann.actor);
    const comment = async ({ actor }: Person) => {
      await call('posts.add-comment', { postId, text: 'nice' }, actor);
      await settled();
    };
    await comment(bob);
    await comment(bob);
    await comment(cat);
    await deliver();
    await deliver();
    expect((await told()).map(({ to, subject }) => [to, subject])).toEqual([
      ['ann@example.com', '3 new comments on your post, by cat and bob'],
    ]);
    expect(await states({ channel: 'inApp' })).toEqual(['comment sent']);
    const [delivery] = await record();
    expect(delivery).toMatchObject({ userId: ann.id, type: 'comment', state: 'sent', dueAt: null });
    expect(delivery!.attempts).toMatchObject([{ outcome: 'sent', errorClass: null }]);
    // The group grows on: that waits for its hour.
    await comment(cat);
    await later(30 * minute);
    expect(await told()).toHaveLength(1);
    await later(30 * minute);
    expect(await told()).toHaveLength(2);
    // Nobody is mailed who has not shown that the address is theirs.
    await call('social.request-friendship', { userId: cat.id }, bob.actor);
    await deliver();
    expect(await told()).toHaveLength(2);
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    await call(
      'notifications.set-preferences',
      { types: { 'friend-accepted': { email: false } } },
      bob.actor,
    );
    await call('social.request-friendship', { userId: bob.id }, ann.actor);
    await deliver();
    expect((await told()).map(({ subject }) => subject).slice(2)).toEqual(['bob wants to be friends']);
  });

  test('a message that is read at once is not mailed', async () => {
    const { call, ann, resident, online, later, deliver, told, states } = await startTown(kind);
    const bob = await resident('bob');
    online.delete(ann.id);
    const { id: conversationId } = await call('messaging.open-direct', { userId: ann.id }, bob.actor);
    const send = () =>
      call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' }, bob.actor);
    await send();
    await deliver();
    expect(await states()).toEqual(['message queued']);
    await call('notifications.mark-read', {}, ann.actor);
    await later(2 * minute);
    expect(await states()).toEqual(['message cancelled read']);
    await send();
    await send();
    await later(2 * minute);
    expect(await states()).toEqual(['message cancelled read', 'message sent']);
    expect((await told()).map(({ subject }) => subject)).toEqual(['2 new messages from bob']);
  });

  test('nothing is sent whose reason is gone by then', async () => {
    const { call, ann, resident, later, told, states, settled } = await startTown(kind);
    const [bob, cat, dan, eve] = [
      await resident('bob'),
      await resident('cat'),
      await resident('dan'),
      await resident('eve'),
    ];
    const mention = async ({ actor }: Person, visibility: 'public' | 'private' = 'public') => {
      const post = await call('posts.create-post', { text: 'with @ann', visibility }, actor);
      await settled();
      return post.id;
    };
    await mention(bob);
    await mention(cat);
    const [deleted, hidden] = [await mention(dan), await mention(eve)];
    expect(await states()).toEqual(Array(4).fill('mention queued'));
    await call('social.block-user', { userId: bob.id }, ann.actor);
    await call('social.mute-user', { userId: cat.id }, ann.actor);
    await call('posts.delete-post', { postId: deleted }, dan.actor);
    await call('posts.update-post', { postId: hidden, visibility: 'private' }, eve.actor);
    await later(2 * minute);
    expect(await told()).toEqual([]);
    expect(await states()).toEqual([
      'mention cancelled gone',
      'mention cancelled withdrawn',
      'mention cancelled gone',
      'mention cancelled withdrawn',
    ]);
  });

  test('quiet hours hold mails back until they are over', async () => {
    const { call, clock, ann, resident, deliver, later, told, record } = await startTown(kind);
    const bob = await resident('bob');
    await call('identity.update-me', { settings: { timeZone: 'Europe/Berlin' } }, ann.actor);
    const quietHours = { from: '12:00', until: '14:30' };
    await call('notifications.set-preferences', { quietHours }, ann.actor);
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    await deliver();
    expect(new Date(clock.at).toISOString()).toBe('2026-01-01T12:00:00.000Z');
    expect(await record()).toMatchObject([
      { state: 'queued', dueAt: '2026-01-01T13:30:00.000Z', attempts: [] },
    ]);
    await later(1.5 * hour - 1);
    expect(await told()).toEqual([]);
    await later(1);
    expect(await told()).toHaveLength(1);
  });
});
