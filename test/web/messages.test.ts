import { describe, expect, test } from 'vitest';
import { isListed } from '../../src/interfaces/web/messages/filters.ts';
import { mayLead } from '../../src/interfaces/web/messages/roles.ts';
import { isEditable, lastEditable, nextUnread, rowsOf } from '../../src/interfaces/web/messages/rows.ts';
import { readTo, withNewMessage, withReader } from '../../src/interfaces/web/shell/live-messages.ts';

const [ann, bob] = ['ann', 'bob'].map((id) => ({ id, username: id, name: id, avatarUrl: null }));
const message = (seq: number, more: object = {}) =>
  ({
    id: `m${seq}`,
    conversationId: 'c',
    seq,
    changeSeq: seq,
    clientId: `k${seq}`,
    sender: bob,
    text: `${seq}`,
    createdAt: `2026-11-22T12:00:${String(seq).padStart(2, '0')}.000Z`,
    deletedAt: null,
    replyTo: null,
    ...more,
  }) as never;
const lines = (shown: Omit<Parameters<typeof rowsOf>[0], 'me'>) =>
  rowsOf({ me: 'ann', ...shown }).map((row) => (row.kind === 'message' ? row.message.text : row.kind));

describe('the lines of a chat', () => {
  test('a line stands above the first new message of someone else', () => {
    const messages = [message(1), message(2, { sender: ann }), message(3), message(4)];
    expect(lines({ messages, newAfter: 1 })).toEqual(['day', '1', '2', 'new', '3', '4']);
    expect(lines({ messages })).not.toContain('new');
    expect(lines({ messages, newAfter: 4 })).not.toContain('new');
  });

  test('each day begins with its date', () => {
    const messages = [message(1, { createdAt: '2026-11-20T12:00:00.000Z' }), message(2), message(3)];
    expect(lines({ messages })).toEqual(['day', '1', 'day', '2', '3']);
  });

  test('what one person writes in a row stands together, unless it answers something or comes later', () => {
    const messages = [
      message(1),
      message(2),
      message(3, { replyTo: 'm1' }),
      message(4, { sender: ann }),
      message(5, { createdAt: '2026-11-22T12:20:00.000Z', sender: ann }),
    ];
    const rows = rowsOf({ me: 'ann', messages }).filter((row) => row.kind === 'message');
    expect(rows.map((row) => row.kind === 'message' && row.follows)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test('messages of blocked people in a row are one line', () => {
    const hidden = (seq: number) => ({ ...(message(seq) as object), hidden: true }) as never;
    expect(lines({ messages: [message(1), hidden(2), hidden(3), message(4)] })).toEqual([
      'day',
      '1',
      'hidden',
      '4',
    ]);
  });

  test('a message that waits is not shown twice once it has arrived, and stays in its place', () => {
    const waiting = [{ conversationId: 'c', clientId: 'k2', draft: { text: 'x' }, at: '' }];
    const before = rowsOf({ me: 'ann', messages: [message(1)], waiting });
    const after = rowsOf({ me: 'ann', messages: [message(1), message(2, { sender: ann })], waiting });
    expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key));
    expect(after.map(({ kind }) => kind)).not.toContain('waiting');
  });
});

test('only your own messages of the last 15 minutes can be edited, the newest first', () => {
  const now = Date.parse('2026-11-22T12:10:00.000Z');
  const old = message(1, { sender: ann, createdAt: '2026-11-22T11:00:00.000Z' });
  const [mine, gone] = [message(2, { sender: ann }), message(3, { sender: ann, deletedAt: '2026' })];
  expect([old, mine, gone, message(4)].map((one) => isEditable(one, 'ann', now))).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(lastEditable([old, mine, gone, message(4)], 'ann', now)).toBe(mine);
});

test('the next conversation with unread messages is found in both directions, and round the end', () => {
  const all = [2, 0, 1, 0].map((unreadCount, i) => ({ id: `${i}`, unreadCount }));
  expect(nextUnread(all, '1', 1)).toBe('2');
  expect(nextUnread(all, '2', 1)).toBe('0');
  expect(nextUnread(all, '1', -1)).toBe('0');
  expect(nextUnread(all, undefined, 1)).toBe('0');
  expect(nextUnread(all, undefined, -1)).toBe('2');
  expect(nextUnread([{ id: 'a', unreadCount: 1 }], 'a', 1)).toBeUndefined();
  expect(nextUnread([], undefined, 1)).toBeUndefined();
});

test('a list shows what its filter and its search ask for', () => {
  const room = { kind: 'room', unreadCount: 0, title: 'Coats', peer: null } as const;
  const direct = { kind: 'direct', unreadCount: 2, title: '', peer: bob } as never;
  expect(isListed(room, 'unread', '')).toBe(false);
  expect(isListed(direct, 'unread', 'BO')).toBe(true);
  expect(isListed(direct, 'rooms', '')).toBe(false);
  expect(isListed(room, 'all', 'coa')).toBe(true);
});

test('leaders may remove and ban those below them', () => {
  expect(mayLead('owner', 'moderator')).toBe(true);
  expect(mayLead('moderator', 'moderator')).toBe(false);
  expect(mayLead('moderator', 'member')).toBe(true);
  expect(mayLead('member', 'member')).toBe(false);
});

describe('the list of conversations', () => {
  const card = (id: string, more: object = {}) =>
    ({
      id,
      lastSeq: 1,
      lastChangeSeq: 1,
      lastReadSeq: 1,
      unreadCount: 0,
      lastMessage: null,
      ...more,
    }) as never;
  const pages = (...items: never[][]) =>
    ({
      pages: items.map((one) => ({ items: one, nextCursor: null })),
      pageParams: items.map(() => null),
    }) as never;
  const idsIn = (data: ReturnType<typeof withNewMessage>) =>
    data?.pages.map(({ items }) => items.map(({ id }) => id));

  test('a new message brings its conversation to the top and is counted', () => {
    const next = withNewMessage(pages([card('a'), card('b')], [card('c')]), message(2), 'ann');
    expect(idsIn(next)).toEqual([['c', 'a', 'b'], []]);
    expect(next?.pages[0]?.items[0]).toMatchObject({
      unreadCount: 1,
      lastSeq: 2,
      lastMessage: { text: '2' },
    });
  });

  test('your own message is read, and an unknown conversation is asked for', () => {
    const next = withNewMessage(
      pages([card('c', { unreadCount: 1, lastSeq: 2 })]),
      message(3, { sender: ann }),
      'ann',
    );
    expect(next?.pages[0]?.items[0]).toMatchObject({ unreadCount: 0, lastReadSeq: 3 });
    expect(withNewMessage(pages([card('a')]), message(2), 'ann')).toBeUndefined();
  });

  test('read marks only go forward', () => {
    expect(readTo({ lastSeq: 9, lastReadSeq: 5, unreadCount: 4 }, 7)).toEqual({
      lastReadSeq: 7,
      unreadCount: 2,
    });
    expect(readTo({ lastSeq: 9, lastReadSeq: 5, unreadCount: 4 }, 3)).toEqual({
      lastReadSeq: 5,
      unreadCount: 4,
    });
  });

  test('the read mark of a person in a room moves', () => {
    const people = { pages: [{ items: [{ user: ann }, { user: bob }] }], pageParams: [null] } as never;
    expect(withReader(people, 'bob', 4).pages[0]?.items).toMatchObject([
      { user: ann },
      { user: bob, lastReadSeq: 4 },
    ]);
  });
});
