import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

interface Framed {
  readonly id: string;
  readonly repliedTo: { readonly excerpt: string } | null;
}

describe.each(databases)('Replies and single messages, on %s', (kind) => {
  async function withRoom() {
    const stage = await openStage(kind);
    const { call, world, room, join, bob, cat } = stage;
    const roomId = await room();
    await join(roomId, bob, cat);
    const reply = (who: Person, replyTo: string, text = 'yes', conversationId = roomId) =>
      call('messaging.send-message', { conversationId, clientId: randomUUID(), text, replyTo }, who.actor);
    const get = (messageId: string, { actor }: Person) => call('messaging.get-message', { messageId }, actor);
    /** What the frame of a new message shows each of them of the message replied to. */
    const framed = async (id: string, ...people: Person[]) => {
      await world.settled();
      const frames = world.pushed.filter(
        ({ frame, data }) => frame.name === 'message.created' && (data as Framed).id === id,
      );
      return people.map((one) => {
        const { data } = frames.find(({ to }) => to.includes(one.id))!;
        return (data as Framed).repliedTo?.excerpt ?? null;
      });
    };
    return { ...stage, roomId, reply, get, framed };
  }

  test('a reply shows who wrote what it replies to, and how that starts', async () => {
    const { ann, bob, cat, roomId, call, say, reply, get, framed } = await withRoom();
    const long = `${'👗'.repeat(119)} and more`;
    const [short, first] = [await say(roomId, ann, 'hello'), await say(roomId, ann, long)];
    expect(short.repliedTo).toBeNull();
    const repliedTo = { id: short.id, sender: { id: ann.id, username: 'ann' }, excerpt: 'hello' };
    const sent = await reply(bob, short.id);
    expect(sent).toMatchObject({ replyTo: short.id, repliedTo });
    expect(await framed(sent.id, ann, bob, cat)).toEqual(['hello', 'hello', 'hello']);
    expect(await get(sent.id, cat)).toMatchObject({ repliedTo });
    const { items } = await call('messaging.list-changes', { conversationId: roomId, after: 2 }, cat.actor);
    expect(items).toMatchObject([{ repliedTo }]);
    const excerpt = `${'👗'.repeat(119)}…`;
    expect(await reply(bob, first.id)).toMatchObject({ repliedTo: { id: first.id, excerpt } });
  });

  test('a deleted message and one of a blocked person are not shown in replies', async () => {
    const { ann, bob, cat, roomId, call, say, reply, get, framed } = await withRoom();
    const { id } = await say(roomId, ann, 'hello');
    await call('social.block-user', { userId: ann.id }, cat.actor);
    const sent = await reply(bob, id);
    expect(await framed(sent.id, ann, bob, cat)).toEqual(['hello', 'hello', null]);
    expect(await get(sent.id, cat)).toMatchObject({ replyTo: id, repliedTo: null });
    await call('messaging.react-to-message', { messageId: sent.id, kind: 'like' }, bob.actor);
    await call('messaging.delete-message', { messageId: id }, ann.actor);
    expect(await get(sent.id, bob)).toMatchObject({ replyTo: id, repliedTo: null });
    expect(await reply(bob, id)).toMatchObject({ replyTo: id, repliedTo: null });
  });

  test('frames show it only if every member joined early enough to see it', async () => {
    const { ann, bob, dan, room, join, moderator, call, say, reply, get, framed } = await withRoom();
    const secret = await room('private');
    for (const one of [bob, dan])
      await call('messaging.invite', { roomId: secret, userId: one.id }, ann.actor);
    await join(secret, bob);
    const { id } = await say(secret, ann, 'before dan');
    await join(secret, dan);
    await moderator(secret, bob);
    const sent = await reply(bob, id, 'yes', secret);
    expect(sent.repliedTo).toMatchObject({ excerpt: 'before dan' });
    expect(await framed(sent.id, ann, bob, dan)).toEqual([null, null, null]);
    expect(await get(sent.id, ann)).toMatchObject({ repliedTo: { excerpt: 'before dan' } });
    expect(await get(sent.id, dan)).toMatchObject({ repliedTo: null });
    expect(await refusalOf(get(id, dan))).toBe('messaging.message-not-found');
  });

  test('a single message shows what the list shows, and outsiders get 404', async () => {
    const { ann, bob, cat, dan, roomId, call, say, get } = await withRoom();
    const { id, seq, changeSeq } = await say(roomId, ann, 'hello');
    const [listed] = (await call('messaging.list-messages', { conversationId: roomId }, bob.actor)).items;
    expect(await get(id, bob)).toEqual(listed);
    await call('social.block-user', { userId: ann.id }, cat.actor);
    expect(await get(id, cat)).toEqual({ id, conversationId: roomId, seq, changeSeq, hidden: true });
    expect(await refusalOf(get(id, dan))).toBe('messaging.message-not-found');
    expect(await refusalOf(get(randomUUID(), ann))).toBe('messaging.message-not-found');
    await call('messaging.delete-message', { messageId: id }, ann.actor);
    expect(await get(id, bob)).toMatchObject({ text: '', deletedAt: expect.any(String) });
    await call('messaging.remove-participant', { roomId, userId: bob.id }, ann.actor);
    expect(await refusalOf(get(id, bob))).toBe('messaging.message-not-found');
  });

  test('after leaving or being removed, the same clientId answers the first message, and a new one is refused', async () => {
    const { ann, bob, cat, roomId, call } = await withRoom();
    for (const [who, go] of [
      [bob, () => call('messaging.leave-room', { roomId }, bob.actor)],
      [cat, () => call('messaging.ban', { roomId, userId: cat.id }, ann.actor)],
    ] as const) {
      const first = { conversationId: roomId, clientId: randomUUID(), text: `of ${who.user.username}` };
      const sent = await call('messaging.send-message', first, who.actor);
      await call('messaging.react-to-message', { messageId: sent.id, kind: 'love' }, ann.actor);
      await go();
      const again = await call('messaging.send-message', { ...first, text: 'else' }, who.actor);
      // Nothing that has happened since is shown.
      expect(again).toMatchObject({ id: sent.id, seq: sent.seq, text: first.text, reactions: { love: 0 } });
      const other = call('messaging.send-message', { ...first, clientId: randomUUID() }, who.actor);
      expect(await refusalOf(other)).toBe('messaging.conversation-not-found');
      // Of another person it is no message at all.
      const foreign = call('messaging.send-message', { ...first }, ann.actor);
      expect((await foreign).id).not.toBe(sent.id);
    }
  });
});
