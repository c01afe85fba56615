import { expect, test } from 'vitest';
import { mysql, sqlite } from '../../../src/infrastructure/kernel/database/dialect.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';

type Line = { text: string; at: number };
const lines = (count: number) => Array.from({ length: count }, (_, at) => ({ text: `line ${at}`, at }));
const counts = Array.from({ length: 100 }, (_, i) => i + 1);

test('inserts of any number of rows share a few prepared statements on the embedded database', () => {
  const add = sql<{ rows: readonly Line[] }>(
    (d) => `insert into lines (text, at) values :rows*(text, at) ${d.upsert('at', 'text = new.text')}`,
  );
  const writes = counts.map((count) => add.bindWrites(sqlite, { rows: lines(count) }));
  expect(writes.map((some) => some.flatMap(({ values }) => values))).toEqual(
    counts.map((count) => lines(count).flatMap(({ text, at }) => [text, at])),
  );
  expect(new Set(writes.flat().map(({ text }) => text)).size).toBe(7);
  expect(add.bindWrites(mysql, { rows: lines(100) })).toHaveLength(1);
});

test('an insert without rows is refused', () => {
  const add = sql<{ rows: readonly Line[] }>('insert into lines (text, at) values :rows*(text, at)');
  expect(() => add.bindWrites(sqlite, { rows: [] })).toThrow(':rows* is empty');
});

test('an insert of rows that a statement reads from a list stays one statement', () => {
  const add = sql<{ rows: readonly Line[] }>(
    (d) =>
      `insert into totals (at, lines) select at, count(*) from ${d.rowTable(':rows*(text, at)', 'l', ['text', 'at'])} group by at`,
  );
  expect(add.bindWrites(sqlite, { rows: lines(43) })).toHaveLength(1);
});

test('searches for any number of keys share a few prepared statements on the embedded database', () => {
  const find = sql<{ keys: readonly Line[] }>(
    (d) => `select 1 from lines where (text, at) in ${d.rowList(':keys*(text, at)')}`,
  );
  const bound = counts.map((count) => find.bind(sqlite, { keys: lines(count) }));
  expect(new Set(bound.map(({ text }) => text)).size).toBe(7);
  // The last key repeats.
  expect(bound[2]!.values).toEqual(['line 0', 0, 'line 1', 1, ...Array(3).fill(['line 2', 2]).flat()]);
});
