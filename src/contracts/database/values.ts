import assert from 'node:assert/strict';
import { SqlDatabase } from '../../infrastructure/kernel/database/sql-database.ts';
import { sql } from '../../infrastructure/kernel/database/statement.ts';
import { databaseCase, plain, row, scratch } from './subject.ts';
import { inTransaction } from './transaction.ts';

const texts: Readonly<Record<string, string>> = {
  'the empty text': '',
  'accents, Chinese and emoji': 'Zoë 服装 👗🧵 👩‍👩‍👧 ＆ ﷽',
  'quotes, backslashes, parameters and comments': `'"\`\\\\ \\' ? :id :ids* -- /* */ ; %s \n\r\t`,
  'a null character': 'a\u0000b',
  'the maximum length': 'ß'.repeat(2000),
};

export const valueCases = [
  databaseCase('text is read as it was written, whichever way it was written', async ({ engine }) => {
    const { insert, insertRows, find } = await scratch(engine);
    for (const [what, note] of Object.entries(texts)) {
      const rows = Array.from({ length: 6 }, () => row({ note }));
      const writes = rows.map((one) => insert(one));
      await engine.batch(writes.slice(0, 1));
      await engine.batch(writes.slice(1, 3));
      await inTransaction(engine, async (transaction) => {
        await transaction.writeAll(writes.slice(3, 5));
        await transaction.write(insertRows, { rows: rows.slice(5) });
      });
      const found = await find(...rows.map(({ id }) => id));
      assert.deepEqual(
        found.map((one) => one.note),
        rows.map(() => note),
        what,
      );
    }
  }),

  databaseCase('null is neither the empty text nor zero', async ({ engine }) => {
    const { table, insert, find } = await scratch(engine);
    const [empty, missing] = [row({ note: '' }), row({ note: null })];
    await engine.batch([insert(empty), insert(missing)]);
    assert.deepEqual(await find(missing.id), [missing]);
    const nulls = sql<Record<never, never>, { n: number }>(
      `select count(*) as n from ${table} where note is null`,
    );
    assert.deepEqual(plain(await engine.read(nulls.bind(engine.dialect, {}))), [{ n: 1 }]);
  }),

  databaseCase('numbers are read exactly, as numbers, and booleans as 0 and 1', async ({ engine }) => {
    const { table, insert, find } = await scratch(engine);
    for (const at of [0, -1, 1_790_000_000_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      const one = row({ at });
      await engine.batch([insert(one)]);
      assert.deepEqual(await find(one.id), [one]);
    }
    const [no, yes] = [row({ open: false }), row({ open: true })];
    await engine.batch([insert(no, yes)]);
    assert.deepEqual([(await find(no.id))[0]?.open, (await find(yes.id))[0]?.open], [0, 1]);
    const counted = sql<Record<never, never>>(`select count(*) as n, max(at) as most from ${table}`);
    const [figures] = await engine.read(counted.bind(engine.dialect, {}));
    assert.deepEqual({ ...figures }, { n: 7, most: Number.MAX_SAFE_INTEGER });
  }),

  databaseCase('bytes are read as they were written', async ({ engine }) => {
    const { insert, find } = await scratch(engine);
    const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const rows = [row({ bytes: every }), row({ bytes: Buffer.alloc(0) })];
    await engine.batch([insert(rows[0]!)]);
    await engine.batch([insert(rows[1]!), insert(row())]);
    for (const { id, bytes } of rows) {
      const [found] = await find(id);
      assert(found?.bytes instanceof Uint8Array, 'bytes are a Uint8Array');
      assert.equal(Buffer.from(found.bytes).toString('hex'), Buffer.from(bytes!).toString('hex'));
    }
  }),

  databaseCase('ids have the order of their text, and are compared by it', async ({ engine }) => {
    const { table, insert, all } = await scratch(engine);
    const ids = ['00', '0a', '7f', '80', 'a0', 'ff'].map(
      (byte) => `${byte}90c0de-0000-7000-8000-00000000000a`,
    );
    await engine.batch([insert(...ids.toReversed().map((id) => row({ id, otherId: id })))]);
    const found = await all();
    assert.deepEqual(
      found.map(({ id, otherId }) => [id, otherId]),
      ids.map((id) => [id, id]),
    );
    const after = sql<{ afterId: string }, { id: string }>(
      `select id from ${table} where id > :afterId order by id desc`,
    );
    const later = await new SqlDatabase(engine).rows(after, { afterId: ids[2]! });
    assert.deepEqual(
      later.map(({ id }) => id),
      ids.slice(3).toReversed(),
    );
  }),

  databaseCase(
    'texts are compared and ordered by code points: case, accents, width and spaces count',
    async ({ engine }) => {
      const { table, insert } = await scratch(engine);
      const notes = ['Ann', 'B', 'a', 'ann', 'ann ', 'b', 'änn', '服', 'ａnn', '👗'];
      await engine.batch([insert(...notes.toReversed().map((note) => row({ note })))]);
      const ordered = sql<Record<never, never>, { note: string }>(`select note from ${table} order by note`);
      const found = await engine.read(ordered.bind(engine.dialect, {}));
      assert.deepEqual(
        found.map(({ note }) => note),
        notes,
      );
      const same = sql<{ notes: readonly string[] }>(`select note from ${table} where note in (:notes*)`);
      for (const note of notes)
        assert.deepEqual(
          (await engine.read(same.bind(engine.dialect, { notes: [note] }))).map((one) => one.note),
          [note],
        );
    },
  ),

  databaseCase('a statement takes thousands of parameters', async ({ engine }) => {
    const { insert, find, setAt } = await scratch(engine);
    const rows = Array.from({ length: 2_000 }, (_, i) => row({ note: `${i}` }));
    await engine.batch([insert(...rows)]);
    const ids = rows.map(({ id }) => id);
    assert.equal((await find(...ids)).length, 2_000);
    assert.equal(await inTransaction(engine, (one) => one.write(setAt, { ids, at: 1 })), 2_000);
  }),
];
