import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PresenceTracker } from '../../../src/application/kernel/ports.ts';
import { databases, type Person, startWorld } from '../../kit/world.ts';

const kinds = ['post', 'comment', 'message'] as const;

/** Something of ann's that says `text`, and what edits it. */
async function startWithText(kind: (typeof databases)[number], what: (typeof kinds)[number], text: string) {
  const world = await startWorld(kind);
  const { call, core, settled } = world;
  const people = await Promise.all(['ann', 'bob', 'cat', 'dan', 'eve'].map((name) => world.person(name)));
  const [ann, bob, cat, dan, eve] = people as [Person, Person, Person, Person, Person];
  for (const { id } of people) core.get(PresenceTracker).connected(id);
  const written = {
    post: async () => {
      const { id: postId } = await call('posts.create-post', { text }, ann.actor);
      return (text: string) => call('posts.update-post', { postId, text }, ann.actor);
    },
    comment: async () => {
      const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
      const { id: commentId } = await call('posts.add-comment', { postId, text }, ann.actor);
      return (text: string) => call('posts.update-comment', { commentId, text }, ann.actor);
    },
    message: async () => {
      const memberIds = [bob, cat, dan, eve].map(({ id }) => id);
      const room = { title: 'Hats', memberIds };
      const { id: conversationId } = await call('messaging.create-room', room, ann.actor);
      for (const { actor } of [bob, cat, dan, eve]) {
        const { items } = await call('messaging.list-invites', {}, actor);
        for (const { id: inviteId } of items)
          await call('messaging.answer-invite', { inviteId, accept: true }, actor);
      }
      const message = { conversationId, clientId: randomUUID(), text };
      const { id: messageId } = await call('messaging.send-message', message, ann.actor);
      return (text: string) => call('messaging.edit-message', { messageId, text }, ann.actor);
    },
  };
  const edit = await written[what]();
  await settled();
  /** How many mentions each person was notified of, in this order: bob, cat, dan, eve. */
  const mentions = async () => {
    await settled();
    const counted: number[] = [];
    for (const { actor } of [bob, cat, dan, eve]) {
      const { items } = await call('notifications.list', {}, actor);
      const own = items.filter(({ type, subject }) => type === 'mention' && subject?.kind === what);
      counted.push(own.reduce((sum, { count }) => sum + count, 0));
    }
    return counted;
  };
  return { ...world, ann, bob, cat, dan, eve, edit, mentions };
}

describe.each(databases)('A mention added by an edit, on %s', (database) => {
  test.each(kinds)('of a %s notifies the person newly mentioned, and nobody twice', async (what) => {
    const { edit, mentions, pushed, cat } = await startWithText(database, what, 'hello @bob');
    expect(await mentions()).toEqual([1, 0, 0, 0]);
    await edit('hello @bob and @cat');
    expect(await mentions()).toEqual([1, 1, 0, 0]);
    expect(pushed.some(({ frame, to }) => frame.name === 'notification.created' && to.includes(cat.id))).toBe(
      true,
    );
    await edit('hello nobody');
    await edit('hello again @cat and @bob');
    await edit('hello again @cat, @bob and @dan!');
    expect(await mentions()).toEqual([1, 1, 1, 0]);
  });

  test.each(kinds)('of a %s follows the policy for mentions: a block, a mute', async (what) => {
    const { call, edit, mentions, ann, bob, cat, dan } = await startWithText(database, what, 'hello @dan');
    await call('social.block-user', { userId: ann.id }, bob.actor);
    await call('social.mute-user', { userId: ann.id }, cat.actor);
    await call('social.mute-user', { userId: ann.id }, dan.actor);
    await edit('hello @dan, @bob, @cat and @eve');
    expect(await mentions()).toEqual([0, 0, 0, 1]);
    // Whom it mentioned before is not notified later.
    await call('social.unmute-user', { userId: ann.id }, dan.actor);
    await edit('hello @dan, @cat and @eve');
    expect(await mentions()).toEqual([0, 0, 0, 1]);
  });

  test.each(kinds)('of a %s counts once, also with twenty edits at the same time', async (what) => {
    const { edit, mentions } = await startWithText(database, what, 'hello @bob');
    const texts = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? `hello @cat ${i}` : `hello @bob ${i}`));
    await Promise.allSettled(texts.map((text) => edit(text)));
    await edit('hello @cat and @bob');
    expect(await mentions()).toEqual([1, 1, 0, 0]);
  });

  test('of a private post notifies nobody else', async () => {
    const { call, ann, edit, mentions } = await startWithText(database, 'post', 'hello');
    const { items } = await call('posts.list-posts', { userId: ann.id }, ann.actor);
    await call('posts.update-post', { postId: items[0]!.id, visibility: 'private' }, ann.actor);
    await edit('hello @bob');
    expect(await mentions()).toEqual([0, 0, 0, 0]);
  });

  test('of a direct message that was read notifies of the mention alone', async () => {
    const { call, ann, bob, settled } = await startWithText(database, 'post', 'hello');
    const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    const message = { conversationId, clientId: randomUUID(), text: 'hi' };
    const { id: messageId, seq } = await call('messaging.send-message', message, ann.actor);
    await call('messaging.accept-request', { conversationId }, bob.actor);
    await call('messaging.mark-read', { conversationId, seq }, bob.actor);
    await call('messaging.edit-message', { messageId, text: 'hi @bob' }, ann.actor);
    await settled();
    const { items } = await call('notifications.list', {}, bob.actor);
    expect(items.map(({ type }) => type)).toEqual(['mention']);
  });
});
