import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, startWorld } from '../../kit/world.ts';

const clientId = () => randomUUID();

describe.each(databases)('Conversations, on %s', (kind) => {
  test('two people write to each other: in order, counted, once for each clientId', async () => {
    const { person, call, pushed } = await startWorld(kind);
    const [ann, bob] = [await person('ann'), await person('bob')];
    const opened = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    expect(opened).toMatchObject({ kind: 'direct', peer: { id: bob.id }, lastSeq: 0, opened: true });
    expect(await call('messaging.open-direct', { userId: ann.id }, bob.actor)).toMatchObject({
      id: opened.id,
      opened: false,
    });
    const conversationId = opened.id;
    const first = { conversationId, clientId: clientId(), text: 'hello @bob' };
    const sent = await call('messaging.send-message', first, ann.actor);
    expect(sent).toMatchObject({ seq: 1, changeSeq: 1, sender: { id: ann.id }, mentions: [{ id: bob.id }] });
    const again = await call('messaging.send-message', { ...first, text: 'something else' }, ann.actor);
    expect(again).toEqual(sent);
    const { items } = await call('messaging.list-conversations', {}, bob.actor);
    expect(items).toMatchObject([{ id: conversationId, unreadCount: 1, request: true, lastMessage: sent }]);
    expect(await call('messaging.mark-read', { conversationId, seq: 99 }, bob.actor)).toEqual({
      unreadCount: 0,
    });
    expect(await call('messaging.mark-read', { conversationId, seq: 0 }, bob.actor)).toEqual({
      unreadCount: 0,
    });
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
    expect(pushed.filter(({ frame }) => frame.name === 'message.created')).toMatchObject([
      { data: { seq: 1 }, to: expect.arrayContaining([ann.id, bob.id]) },
      { data: { seq: 2 } },
    ]);
    const eve = await person('eve');
    await expect(call('messaging.get-conversation', { conversationId }, eve.actor)).rejects.toMatchObject({
      code: 'messaging.conversation-not-found',
    });
  });

  test('a hundred that write at once get a place each, without a hole; who is not in is refused alone', async () => {
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
