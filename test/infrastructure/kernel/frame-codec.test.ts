import { expect, test } from 'vitest';
import type { OutgoingFrame } from '../../../src/application/kernel/frame.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { decodeFrames, encodeFrames } from '../../../src/infrastructure/kernel/bus/frame-codec.ts';

const user = (n: number) => `0199c0de-0000-7000-8000-${String(n).padStart(12, '0')}` as UserId;
const users = (count: number) => Array.from({ length: count }, (_, n) => user(n));
const frame = (id: string, to: readonly UserId[]): OutgoingFrame => ({
  frame: { name: 'message.created' },
  id,
  at: 1_767_225_600_000,
  data: { text: `Which shoes? 👟 ${id}`, replyTo: null, fileIds: [] },
  to,
});

test('frames arrive with their data and recipients, in order', () => {
  const sent = [frame('one', users(3)), frame('two', [user(7)]), frame('three', users(1))];
  expect(decodeFrames(encodeFrames(sent))).toEqual(sent);
});

test('frames for the same people share one list of them', () => {
  const everyone = users(10_000);
  const sent = Array.from({ length: 20 }, (_, n) => frame(`${n}`, everyone));
  const encoded = encodeFrames(sent);
  expect(encoded.length).toBeLessThan(10_000 * 16 + 20 * 200);
  const lists = decodeFrames(encoded).map(({ to }) => to);
  expect(new Set(lists).size).toBe(1);
  expect(lists[0]).toEqual(everyone);
});

test('the members of a room are the same list from one message to the next, and another when they change', () => {
  const members = users(200);
  const send = (to: readonly UserId[]) => decodeFrames(encodeFrames([frame('one', to)]))[0]!.to;
  const first = send(members);
  expect(first).toEqual(members);
  expect(send(members)).toBe(first);
  expect(send([...members])).toBe(first);
  const changed = [...members.slice(1), user(999)];
  expect(send(changed)).toEqual(changed);
});

test('a commit of no frames is nothing', () => {
  expect(decodeFrames(encodeFrames([]))).toEqual([]);
});
