import { expect, test } from 'vitest';
import { mysql } from '../../../src/infrastructure/kernel/database/dialect.ts';
import { appendRows, sql, withRowsTogether } from '../../../src/infrastructure/kernel/database/statement.ts';

const addLine = appendRows<{ text: string; at: number }>(
  'insert into lines (text, at) values :rows*(text, at)',
);
const addMark = appendRows<{ at: number }>('insert into marks (at) values :rows*(at)');
const change = sql<{ at: number }>('update lines set at = :at');

test('rows that several units append to a table become one statement, after all others', () => {
  const line = (...rows: { text: string; at: number }[]) => addLine.bind(mysql, { rows });
  const writes = [
    line({ text: 'a', at: 1 }),
    change.bind(mysql, { at: 9 }),
    addMark.bind(mysql, { rows: [{ at: 5 }] }),
    line({ text: 'b', at: 2 }, { text: 'c', at: 3 }),
    change.bind(mysql, { at: 8 }),
  ];
  expect(withRowsTogether(writes)).toEqual([
    { text: 'update lines set at = ?', values: [9] },
    { text: 'update lines set at = ?', values: [8] },
    { text: 'insert into lines (text, at) values (?, ?), (?, ?), (?, ?)', values: ['a', 1, 'b', 2, 'c', 3] },
    { text: 'insert into marks (at) values (?)', values: [5] },
  ]);
});
