import { expect, test } from 'vitest';
import { mostEntries, mostSize, withEntry } from '../../src/interfaces/web/shell/kept-entries.ts';

const entry = (key: string, at: number, size = 10) => ({ key, at, size });
const keys = (of: readonly { key: string }[]) => of.map(({ key }) => key);

test('what is kept for reading offline is bounded, and the oldest makes room', () => {
  const full = Array.from({ length: mostEntries }, (_, i) => entry(`${i}`, i));
  const { stay, go } = withEntry(full, entry('new', 1_000));
  expect(stay).toHaveLength(mostEntries);
  expect([keys(stay)[0], keys(go)]).toEqual(['new', ['0']]);
  const big = withEntry(
    [entry('a', 1, mostSize / 2), entry('b', 2, mostSize / 2)],
    entry('c', 3, mostSize / 2),
  );
  expect([keys(big.stay), keys(big.go)]).toEqual([['c', 'b'], ['a']]);
});

test('a newer answer takes the place of the older one, and one that is too large is not kept', () => {
  expect(withEntry([entry('a', 1), entry('b', 2)], entry('a', 3))).toEqual({
    stay: [entry('a', 3), entry('b', 2)],
    go: [],
  });
  expect(keys(withEntry([entry('a', 1)], entry('huge', 2, mostSize + 1)).go)).toEqual(['huge']);
});
