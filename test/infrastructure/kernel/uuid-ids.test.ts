import { expect, test } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { UuidIds } from '../../../src/infrastructure/kernel/runtime/uuid-ids.ts';
import { SetClock } from '../../kit/set-clock.ts';

const hour = 3_600_000;
const inOrder = (ids: readonly string[]) => expect(ids).toEqual([...new Set(ids)].sort());

test('ids are UUIDv7s with the current time', () => {
  const clock = new SetClock(Date.UTC(2026, 0, 1));
  const id = new UuidIds(clock).next();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(clock.at);
});

test('ten thousand ids of one millisecond are in order', () => {
  const ids = new UuidIds(new SetClock(Date.UTC(2026, 0, 1)));
  inOrder(Array.from({ length: 10_000 }, () => ids.next()));
});

test('ids always increase, even when the clock goes back by hours, or forward by days and back', () => {
  const clock = new SetClock(Date.UTC(2026, 0, 1));
  const ids = new UuidIds(clock);
  const made: Id[] = [];
  for (const jump of [0, -3 * hour, 1, 40 * 24 * hour, -40 * 24 * hour, -hour, 5]) {
    clock.at += jump;
    for (let i = 0; i < 100; i++) made.push(ids.next());
  }
  inOrder(made);
});

test('after a restart with the clock behind, ids continue after the newest stored one', () => {
  const newest = new UuidIds(new SetClock(Date.UTC(2026, 0, 1, 12))).next();
  const ids = new UuidIds(new SetClock(Date.UTC(2026, 0, 1, 9)));
  ids.continueAfter(newest);
  inOrder([newest, ids.next(), ids.next()]);
});
