import { expect } from 'vitest';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { createClient, type Message, memoryStore } from '../../src/interfaces/client/index.ts';
import type { World } from '../kit/world.ts';
import type { Acknowledged, Person, RandomChatClient } from './random-chat-client.ts';

type Of = { conversationId: string };
const heads = sql<Of, { lastSeq: number; lastChangeSeq: number }>(
  'select last_seq as lastSeq, last_change_seq as lastChangeSeq from conversations where id = :conversationId',
);
const stored = sql<
  Of,
  {
    id: string;
    seq: number;
    changeSeq: number;
    senderId: string;
    clientId: string;
    text: string;
    deletedAt: unknown;
  }
>(`
  select id, seq, change_seq as changeSeq, sender_id as senderId, client_id as clientId, text, deleted_at as deletedAt
  from messages where conversation_id = :conversationId order by seq`);
const unread = sql<Of, { userId: string; lastReadSeq: number; count: number }>(`
  select m.user_id as userId, m.last_read_seq as lastReadSeq,
    (select count(*) from messages g where g.conversation_id = m.conversation_id and g.seq > m.last_read_seq) as count
  from memberships m where m.conversation_id = :conversationId`);

/** The parts of a message that are the same for all readers. */
const shared = (message: Message) => {
  if ('hidden' in message) return message;
  const { myReaction: _, sender, ...rest } = message;
  return { ...rest, senderId: sender.id };
};

/** Expects that the stored conversation has no gaps and contains every acknowledged message. */
export async function expectStored(world: World, conversationId: string, sent: readonly Acknowledged[]) {
  const rows = await world.database.rows(stored, { conversationId });
  const { lastSeq, lastChangeSeq } = (await world.database.row(heads, { conversationId }))!;
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
  expect(new Set(rows.map(({ changeSeq }) => changeSeq)).size).toBe(rows.length);
  expect(Math.max(0, ...rows.map(({ changeSeq }) => changeSeq))).toBe(lastChangeSeq);
  const seen = sent
    .filter((one) => one.conversationId === conversationId)
    .sort((a, b) => a.seq - b.seq)
    .map(({ id, seq, senderId, clientId, text, deleted }) => ({
      id,
      seq,
      senderId,
      clientId,
      deleted,
      text: deleted ? '' : text,
    }));
  const kept = rows.map(({ id, seq, senderId, clientId, text, deletedAt }) => ({
    id,
    seq,
    senderId,
    clientId,
    text,
    deleted: deletedAt !== null,
  }));
  expect(kept).toEqual(seen);
}

/** All messages, as a reader sees them who opens the conversation for the first time. */
async function truthOf(url: string, reader: Person, id: string) {
  const fresh = createClient({ url, tokens: memoryStore(reader) });
  const truth = fresh.conversation(id);
  await truth.open();
  while (await truth.older());
  fresh.close();
  return truth.messages.map(shared);
}

const boundMs = 10_000;

/**
 * Expects that within 10 s every client hears of every change from frames and high-water marks alone: nobody acts or
 * catches up unprompted meanwhile.
 */
export async function expectHeard(
  world: World,
  url: string,
  reader: Person,
  clients: readonly RandomChatClient[],
  id: string,
) {
  const { lastChangeSeq } = (await world.database.row(heads, { conversationId: id }))!;
  const following = clients
    .filter(({ pushes }) => pushes)
    .flatMap((client) => client.conversations.map((conversation) => ({ client, conversation })))
    .filter(({ conversation }) => conversation.id === id);
  const behind = () =>
    following
      .filter(({ conversation }) => conversation.position < lastChangeSeq)
      .map(({ client, conversation }) => `${client.id} has ${conversation.position} of ${lastChangeSeq}`);
  await expect.poll(behind, { timeout: boundMs, interval: 100 }).toEqual([]);
  const expected = await truthOf(url, reader, id);
  for (const { conversation } of following) {
    const held = conversation.messages.map(shared);
    expect(held).toEqual(expected.slice(expected.length - held.length));
  }
}

/** Expects that clients that have caught up have the same messages as a new reader. */
export async function expectAgreement(
  url: string,
  reader: Person,
  clients: readonly RandomChatClient[],
  id: string,
) {
  const expected = await truthOf(url, reader, id);
  for (const { conversations } of clients)
    for (const one of conversations) if (one.id === id) expect(one.messages.map(shared)).toEqual(expected);
}

/** Expects that unread counts equal a recount, and that no acknowledged read mark went back. */
export async function expectUnread(
  world: World,
  clients: readonly RandomChatClient[],
  conversationId: string,
) {
  const rows = await world.database.rows(unread, { conversationId });
  for (const { userId, lastReadSeq, count } of rows) {
    const member = clients.find(({ id }) => id === userId)!;
    const seen = await member.client.call('messaging.get-conversation', { conversationId });
    expect([userId, seen.unreadCount, seen.lastReadSeq]).toEqual([userId, count, lastReadSeq]);
    const written = member.sent.filter((one) => one.conversationId === conversationId).map(({ seq }) => seq);
    expect(lastReadSeq).toBeGreaterThanOrEqual(
      Math.max(0, ...written, member.marks.get(conversationId) ?? 0),
    );
  }
}
