import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases } from '../../kit/world.ts';
import { openStage } from './stage.ts';

const react = sql<{ messageId: string; userId: string; at: number }>(
  "insert into message_reactions (message_id, user_id, kind, at) values (:messageId, :userId, 'love', :at)",
);
/** The rows that are left of someone. */
const left = sql<{ userId: string }, { place: string; n: number }>(`
  select place, count(*) as n from (
    select case c.kind when 'direct' then 'directs' else 'rooms' end as place
    from memberships m join conversations c on c.id = m.conversation_id where m.user_id = :userId
    union all select 'invites' from room_invites where from_id = :userId or to_id = :userId
    union all select 'bans' from room_bans where user_id = :userId
    union all select 'reactions' from message_reactions where user_id = :userId) found
  group by place`);
const closed = sql<{ roomId: string }, { closed: number }>(
  'select closed_at is not null as closed from conversations where id = :roomId',
);

describe.each(databases)('A deleted account, on %s', (kind) => {
  /** ann owns a room with bob in it and one that is empty, and has messages, a reaction and invites. */
  async function annWithTraces() {
    const stage = await openStage(kind);
    const { world, call, ann, bob, cat, dan, room, join, say } = stage;
    const [open, alone] = [await room(), await room('private', 'Mine')];
    await join(open, bob);
    const { id: messageId } = await say(open, bob, 'hi');
    await say(open, ann, 'words of ann');
    const reaction = { messageId, userId: ann.id, at: 1 };
    await world.unitOfWork.run(async () => world.database.enqueue(react, reaction));
    await call('messaging.invite', { roomId: open, userId: cat.id }, ann.actor);
    const theirs = await call('messaging.create-room', { title: 'Theirs', visibility: 'public' }, dan.actor);
    await call('messaging.invite', { roomId: theirs.id, userId: ann.id }, dan.actor);
    const { id: direct } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    await say(direct, ann, 'privately');
    return { ...stage, open, alone, theirs, direct, messageId };
  }

  test('has an export of its conversations, messages, reactions and invites', async () => {
    const { call, ann, bob, cat, dan, open, alone, theirs, direct, messageId } = await annWithTraces();
    const exported = await call('identity.export-me', {}, ann.actor);
    expect(exported).toMatchObject({
      conversations: [
        { id: open, kind: 'room', title: 'Hats', role: 'owner', peerId: null },
        { id: alone, title: 'Mine' },
        { id: direct, kind: 'direct', peerId: bob.id },
      ],
      messages: [
        { conversationId: open, seq: 2, text: 'words of ann' },
        { conversationId: direct, text: 'privately' },
      ],
      messageReactions: [{ messageId, kind: 'love' }],
      invites: [
        { roomId: open, toId: cat.id, status: 'pending', answeredAt: null },
        { roomId: theirs.id, fromId: dan.id },
      ],
    });
  });

  test('leaves its rooms; its messages stay without a name', async () => {
    const { world, call, ann, bob, cat, room, roles, open, alone, direct, messageId } = await annWithTraces();
    // More rooms than one step of the purge leaves.
    for (let i = 0; i < 21; i++) await room('private', `Room ${i}`);
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    expect((await call('messaging.list-invites', {}, cat.actor)).items).toEqual([]);
    await world.settled();
    expect(await roles(open, bob)).toEqual({ bob: 'owner' });
    expect(await call('messaging.get-room', { roomId: open }, bob.actor)).toMatchObject({ memberCount: 1 });
    const { items } = await call('messaging.list-messages', { conversationId: open }, bob.actor);
    expect(items).toMatchObject([
      { text: 'hi', reactions: { love: 0 } },
      { text: 'words of ann', sender: { id: ann.id, name: '', username: '' } },
    ]);
    // The lost reaction is a change.
    const changes = await call('messaging.list-changes', { conversationId: open, after: 2 }, bob.actor);
    expect(changes).toMatchObject({ items: [{ id: messageId }], head: 3 });
    const kept = await call('messaging.get-conversation', { conversationId: direct }, bob.actor);
    expect(kept).toMatchObject({ peer: { id: ann.id, name: '' }, messages: [{ text: 'privately' }] });
    expect(await world.database.rows(left, { userId: ann.id })).toEqual([{ place: 'directs', n: 1 }]);
    expect(await world.database.row(closed, { roomId: alone })).toEqual({ closed: 1 });
  });
});
