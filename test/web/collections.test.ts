import { expect, test } from 'vitest';
import { swapped } from '../../src/interfaces/web/collections/fields.ts';
import { type Tick, ticked, withoutTick, withTick } from '../../src/interfaces/web/collections/ticks.ts';

const tick = (refId: string, packed: boolean, by = 'ann'): Tick => ({
  by,
  collectionId: 'rome',
  refId,
  kind: 'item',
  packed,
});

test('the last tick of a thing counts, of each person and list for itself', () => {
  const ticks = [tick('a', true), tick('a', false, 'ben'), tick('a', false)].reduce<readonly Tick[]>(
    withTick,
    [],
  );
  expect(ticks).toEqual([tick('a', false, 'ben'), tick('a', false)]);
});

test('what was ticked anew while it was sent is sent again', () => {
  const sent = tick('a', true);
  expect(withoutTick([sent], sent)).toEqual([]);
  expect(withoutTick([tick('a', false)], sent)).toEqual([tick('a', false)]);
});

test('a list is shown as it was ticked, before the service knows it', () => {
  const entries = [
    { refId: 'a', packed: false },
    { refId: 'b', packed: true },
  ];
  expect(ticked(entries, [tick('a', true)])).toEqual([
    { refId: 'a', packed: true },
    { refId: 'b', packed: true },
  ]);
});

test('an entry changes places with its neighbour, also when both were put in one place', () => {
  const entry = (refId: string, position: number) => ({ refId, position });
  const apart = [entry('a', 3), entry('b', 7)];
  expect(swapped(apart, 'a', 1)).toEqual([entry('a', 7), entry('b', 3)]);
  expect(swapped([entry('a', 3), entry('b', 3)], 'b', -1)).toEqual([entry('b', 0), entry('a', 1)]);
  expect(swapped(apart, 'a', -1)).toEqual([]);
  expect(swapped(apart, 'nobody', 1)).toEqual([]);
});
