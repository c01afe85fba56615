import type { DatabaseUnderTest } from '../../../../src/contracts/database/index.ts';
import type { Mutant } from '../kill-mutants.ts';
import { inDialect, inReads, inStatements, inValues, mutant } from './plant.ts';

const text = 'text is read as it was written, whichever way it was written';
const nulls = 'null is neither the empty text nor zero';
const numbers = 'numbers are read exactly, as numbers, and booleans as 0 and 1';
const bytes = 'bytes are read as they were written';
const idOrder = 'ids have the order of their text, and are compared by it';
const collation = 'texts are compared and ordered by code points: case, accents, width and spaces count';
const parameters = 'a statement takes thousands of parameters';
const ignores = 'insertIgnore and updateIgnore skip rows whose key exists';
const upserts = 'an upsert inserts a row, or changes the one that has its key';
const asserts = 'assertExists is a conflict unless the row is there, and nothing of its batch is stored';
const newest = 'joinNewest joins the newest rows of each';

export const valuesMutants: readonly Mutant<DatabaseUnderTest>[] = [
  inValues('cuts long text', text, (value) => (typeof value === 'string' ? value.slice(0, 1_000) : value)),
  inValues('loses emoji', text, (value) =>
    typeof value === 'string' ? value.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?') : value,
  ),
  mutant('escapes joined text twice', text, (engine) => ({
    ...engine,
    batch: (writes) =>
      engine.batch(
        writes.length < 2
          ? writes
          : writes.map(({ text, values }) => ({
              text,
              values: values.map((value) =>
                typeof value === 'string' ? value.replaceAll("'", "''") : value,
              ),
            })),
      ),
  })),
  inValues('writes null as the empty text', nulls, (value) => (value === null ? '' : value)),
  inReads('reads numbers as text', numbers, (rows) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? `${value}` : value]),
      ),
    ),
  ),
  inValues('rounds large numbers', numbers, (value) =>
    typeof value === 'number' ? Number(value.toPrecision(15)) : value,
  ),
  inReads('reads bytes as text', bytes, (rows) =>
    rows.map((row) =>
      row.bytes instanceof Uint8Array ? { ...row, bytes: Buffer.from(row.bytes).toString() } : row,
    ),
  ),
  inReads('reads rows in any order', idOrder, (rows) => rows.toReversed()),
  inStatements('ignores case in comparisons', collation, ({ text, values }) => ({
    text: text
      .replaceAll(/\bnote(?= in| from \w+ order| *$)/g, 'lower(note)')
      .replace('select lower(note)', 'select note'),
    values: values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)),
  })),
  inStatements('ignores spaces at the end', collation, ({ text, values }) => ({
    text: text.replace('where note in', 'where rtrim(note) in'),
    values: values.map((value) =>
      typeof value === 'string' && text.includes('where note in') ? value.trimEnd() : value,
    ),
  })),
  inStatements('looks for the first thousand of a list', parameters, ({ text, values }) =>
    text.startsWith('select') && values.length > 1_000
      ? { text, values: values.map((_, i) => values[i % 1_000]!) }
      : { text, values },
  ),
  inDialect('fails at an insert whose key exists', ignores, { insertIgnore: 'insert' }),
  mutant('replaces rows whose key exists', ignores, (engine) => ({
    ...engine,
    dialect: { ...engine.dialect, insertIgnore: 'replace' },
  })),
  mutant('overwrites instead of adding in an upsert', upserts, (engine) => ({
    ...engine,
    dialect: {
      ...engine.dialect,
      upsert: (key, assignments) => engine.dialect.upsert(key, assignments.replaceAll(/\w+\.(\w+) \+ /g, '')),
    },
  })),
  inDialect('never misses a required row', asserts, { assertExists: (select) => select }),
  mutant('joins the oldest', newest, (engine) => ({
    ...engine,
    dialect: {
      ...engine.dialect,
      joinNewest: (spec) => engine.dialect.joinNewest(spec).replaceAll(' desc', ' asc'),
    },
  })),
];
