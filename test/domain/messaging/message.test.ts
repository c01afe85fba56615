import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import {
  EditTooLate,
  MessageIsDeleted,
  NothingSaid,
  NotTheSender,
} from '../../../src/domain/messaging/errors.ts';
import { Message, type NewMessage } from '../../../src/domain/messaging/message.ts';

const [ann, bob] = ['1', '2'] as UserId[] as [UserId, UserId];
const minute = 60_000;

function sent(rest: Partial<Record<keyof NewMessage, unknown>> = {}) {
  const place = { id: 'm', conversationId: 'c', seq: 1, changeSeq: 1, senderId: ann, clientId: 'x' };
  const said = { text: 'one', mentionIds: [], fileIds: [], refs: [], replyToId: null, at: 0 };
  const message = Reflect.construct(Message, [{ ...place, ...said, ...rest }]) as Message;
  let last = 1;
  const next = () => ++last;
  return {
    message,
    edit: (text: string, at = 1, by = ann) => message.edit(by, { text, mentionIds: [] }, at, next),
    delete: (by: UserId, moderates = false) => message.delete(by, moderates, 1, next),
    react: (by: UserId) => message.react(by, 'like', next),
    /** The changes that were recorded, with their places. */
    happened: () => takeEvents(message).map(({ name, data }) => `${name.split('-')[1]} ${data.changeSeq}`),
  };
}

describe('Message', () => {
  test('is edited by its sender for 15 minutes; the same words change nothing', () => {
    const { edit, happened } = sent();
    expect(edit('one')).toBeUndefined();
    expect(edit('two', 15 * minute)).toBe('one');
    expect(edit('three')).toBe('two');
    expect(happened()).toEqual(['edited 2', 'edited 3']);
    expect(() => edit('late', 15 * minute + 1)).toThrow(EditTooLate);
    expect(() => edit('mine', 1, bob)).toThrow(NotTheSender);
    expect(() => edit('')).toThrow(NothingSaid);
    expect(happened()).toEqual([]);
  });

  test('may lose its words where it shows something', () => {
    expect(sent({ fileIds: ['f'] }).edit('')).toBe('one');
    expect(sent({ refs: [{ kind: 'item', id: 'i' }] }).edit('')).toBe('one');
  });

  test('is taken back once, by its sender or whoever moderates, and is then beyond change', () => {
    const mine = sent();
    expect(() => mine.delete(bob)).toThrow(NotTheSender);
    expect(mine.delete(ann)).toBe(true);
    expect(mine.delete(ann)).toBe(false);
    expect(mine.happened()).toEqual(['deleted 2']);
    expect(() => mine.edit('two')).toThrow(MessageIsDeleted);
    expect(() => mine.react(bob)).toThrow(MessageIsDeleted);
    expect(sent().delete(bob, true)).toBe(true);
  });

  test('takes a place for each reaction', () => {
    const { react, happened } = sent();
    react(bob);
    react(ann);
    expect(happened()).toEqual(['reacted 2', 'reacted 3']);
  });
});
