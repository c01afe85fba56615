import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases } from '../../kit/world.ts';
import { hour, startTown } from './town.ts';

describe.each(databases)('Digests, announcements and webhooks, on %s', (kind) => {
  test('unread notifications come in one mail each morning of the person’s time zone', async () => {
    const { call, clock, ann, resident, later, told, states } = await startTown(kind);
    const [bob, cat] = [await resident('bob'), await resident('cat')];
    await call('identity.update-me', { settings: { timeZone: 'America/New_York' } }, ann.actor);
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    for (const { actor } of [bob, cat]) await call('posts.react-to-post', { postId, kind: 'like' }, actor);
    await later(0);
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    // It is seven in New York.
    await later(hour - 1);
    expect(await told()).toEqual([]);
    await later(1);
    const [mail] = await told();
    expect(mail).toMatchObject({ to: 'ann@example.com', subject: '2 notifications wait for you' });
    expect(mail!.text).toContain('• bob now follows you\n• cat and bob reacted to your post');
    await call('social.follow-user', { userId: ann.id }, cat.actor);
    await later(23 * hour);
    expect(await told()).toHaveLength(1);
    await later(hour);
    expect(await told()).toHaveLength(2);
    // Nothing is left to tell, or it is not wanted.
    await call('posts.add-comment', { postId, text: 'nice' }, bob.actor);
    await later(0);
    await call('notifications.mark-read', {}, ann.actor);
    await later(24 * hour);
    await call('posts.add-comment', { postId, text: 'well' }, cat.actor);
    await later(0);
    await call('notifications.set-preferences', { digest: false }, ann.actor);
    await later(24 * hour);
    expect(await told()).toHaveLength(2);
    expect(await states({ channel: 'email', userId: ann.id })).toEqual([
      'digest sent',
      'digest sent',
      'digest cancelled read',
      'digest cancelled withdrawn',
    ]);
    expect(new Date(clock.at).getUTCHours()).toBe(13);
  });

  test('an announcement reaches each person once, and the admin sees its progress', async () => {
    const { call, clock, core, admin, ann, person, deliver, settled, told, pushed, states } =
      await startTown(kind);
    const people = [ann];
    for (let i = 0; i < 60; i++) people.push(await person(`citizen${i}`));
    const news = { title: 'We moved', body: 'The shop is in\nElm Street now.' };
    // Some are not there: they are dealt with as well.
    const userIds = [...people, ...people, ...Array.from({ length: 39 }, () => ({ id: randomUUID() }))].map(
      ({ id }) => id,
    );
    const { id: sendingId } = await call('notifications.send', { userIds, ...news }, admin.actor);
    const progress = () => call('notifications.get-sending', { sendingId }, admin.actor);
    await core.relay.drain();
    expect(await progress()).toMatchObject({ total: 100, done: 50 });
    clock.at += 1_000;
    await settled();
    expect(await progress()).toMatchObject({ total: 100, done: 100, title: 'We moved' });
    await call('notifications.send', { userIds: [ann.id], ...news, title: 'And again' }, admin.actor);
    await deliver();
    const list = (await call('notifications.list', {}, ann.actor)).items;
    expect(list.map(({ type, title, count }) => [type, title, count])).toEqual([
      ['system', 'And again', 1],
      ['system', 'We moved', 1],
    ]);
    const shown = (await call('notifications.list', {}, people[60]!.actor)).items;
    expect(shown).toMatchObject([{ type: 'system', title: 'We moved', text: news.body, actors: [] }]);
    expect(pushed.filter(({ frame }) => frame.name === 'notification.created')).toHaveLength(62);
    expect((await told()).map(({ subject }) => subject).sort()).toEqual(['And again', 'We moved']);
    expect((await told())[0]!.text).toContain('Elm Street now.');
    expect(await states({ channel: 'inApp', userId: ann.id })).toEqual(['system sent', 'system sent']);
  });

  test('a webhook gets every notification from when it is set', async () => {
    const { call, admin, ann, resident, deliver, states } = await startTown(kind);
    const bob = await resident('bob');
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    await deliver();
    const webhook = { url: 'https://localhost/in', secret: 's'.repeat(32) };
    await call('notifications.set-webhook', webhook, admin.actor);
    expect(await call('notifications.get-webhook', {}, admin.actor)).toEqual({ url: webhook.url });
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    await deliver();
    expect(await states({ channel: 'webhook' })).toEqual(['friend-request dead refused-address']);
    await call('notifications.remove-webhook', {}, admin.actor);
    await call('social.request-friendship', { userId: bob.id }, ann.actor);
    await deliver();
    expect(await states({ channel: 'webhook' })).toHaveLength(1);
  });
});
