import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, startWorld } from '../../kit/world.ts';

const clientId = () => randomUUID();

describe.each(databases)('Conversations, on %s', (kind) => {
  async function twoPeople() {
    const { person, call, pushed, settled } = await startWorld(kind);
    const [ann, bob, eve] = [await person('ann'), await person('bob'), await person('eve')];
    const opened = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    const conversationId = opened.id;
    const first = { conversationId, clientId: clientId(), text: 'hello @bob' };
    const sent = await call('messaging.send-message', first, ann.actor);
    return { call, pushed, settled, ann, bob, eve, opened, conversationId, first, sent };
  }

  test('two people have one direct conversation, which others do not see', async () => {
    const { call, ann, bob, eve, opened, conversationId } = await twoPeople();
    expect(opened).toMatchObject({ kind: 'direct', peer: { id: bob.id }, lastSeq: 0, opened: true });
    expect(await call('messaging.open-direct', { userId: ann.id }, bob.actor)).toMatchObject({
      id: conversationId,
      opened: false,
    });
    await expect(call('messaging.get-conversation', { conversationId }, eve.actor)).rejects.toMatchObject({
      code: 'messaging.conversation-not-found',
    });
  });

  test('a clientId that is sent again answers with the first message', async () => {
    const { call, ann, bob, first, sent } = await twoPeople();
    expect(sent).toMatchObject({ seq: 1, changeSeq: 1, sender: { id: ann.id }, mentions: [{ id: bob.id }] });
    const again = await call('messaging.send-message', { ...first, text: 'something else' }, ann.actor);
    expect(again).toEqual(sent);
  });

  test('a new message is unread until it is marked as read, and the mark never goes back', async () => {
    const { call, bob, conversationId, sent } = await twoPeople();
    const { items } = await call('messaging.list-conversations', {}, bob.actor);
    expect(items).toMatchObject([{ id: conversationId, unreadCount: 1, request: true, lastMessage: sent }]);
    for (const seq of [99, 0])
      expect(await call('messaging.mark-read', { conversationId, seq }, bob.actor)).toEqual({
        unreadCount: 0,
      });
  });

  test('a reply accepts the request, and both get each message in order', async () => {
    const { call, pushed, settled, ann, bob, conversationId, sent } = await twoPeople();
    const reply = { conversationId, clientId: clientId(), text: 'hi', replyTo: sent.id };
    await call('messaging.send-message', reply, bob.actor);
    expect(await call('messaging.get-conversation', { conversationId }, bob.actor)).toMatchObject({
      request: false,
      unreadCount: 0,
      messages: [{ seq: 1 }, { seq: 2, replyTo: sent.id }],
    });
    expect(await call('messaging.list-changes', { conversationId, after: 1 }, ann.actor)).toMatchObject({
      items: [{ seq: 2 }],
      head: 2,
      limited: false,
    });
    await settled();
    expect(pushed.filter(({ frame }) => frame.name === 'message.created')).toMatchObject([
      { data: { seq: 1 }, to: expect.arrayContaining([ann.id, bob.id]) },
      { data: { seq: 2 } },
    ]);
  });

  test('100 concurrent messages get consecutive seqs; a non-member among the senders is refused alone', async () => {
    const { person, call } = await startWorld(kind);
    const [ann, bob, eve] = [await person('ann'), await person('bob'), await person('eve')];
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
    await call('messaging.join-room', { roomId: room.id }, bob.actor);
    const sends = Array.from({ length: 100 }, (_, i) =>
      call(
        'messaging.send-message',
        { conversationId: room.id, clientId: clientId(), text: `number ${i}` },
        i % 2 ? ann.actor : bob.actor,
      ),
    );
    const outside = Array.from({ length: 10 }, () =>
      call(
        'messaging.send-message',
        { conversationId: room.id, clientId: clientId(), text: 'let me in' },
        eve.actor,
      ),
    );
    for (const one of await Promise.allSettled(outside))
      expect(one).toMatchObject({ reason: { code: 'messaging.conversation-not-found' } });
    const seqs = (await Promise.all(sends)).map(({ seq }) => seq);
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    const newest = await call('messaging.list-messages', { conversationId: room.id, limit: 60 }, ann.actor);
    const older = await call(
      'messaging.list-messages',
      { conversationId: room.id, limit: 60, cursor: newest.nextCursor! },
      ann.actor,
    );
    expect([...older.items, ...newest.items].map(({ seq }) => seq)).toEqual(seqs);
    expect(older.nextCursor).toBeNull();
  });
});
