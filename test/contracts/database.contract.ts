import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import type { Kernel } from '../kit/kernel.ts';

type Row = { id: string; otherId: string | null; note: string | null; at: number; open: boolean | number };
const create = sql(
  'create table scratch (id binary(16) primary key, other_id binary(16), note varchar(2000), at bigint not null, open smallint not null)',
);
const insert = sql<{ rows: Row[] }>(
  'insert into scratch (id, other_id, note, at, open) values :rows*(id, otherId, note, at, open)',
);
const insertOne = sql<Row>(
  'insert into scratch (id, other_id, note, at, open) values (:id, :otherId, :note, :at, :open)',
);
const columns = 'id, other_id as otherId, note, at, open';
const byIds = sql<{ ids: string[] }, Row>(`select ${columns} from scratch where id in (:ids*) order by id`);
const byOther = sql<{ otherId: string }, Row>(`select ${columns} from scratch where other_id = :otherId`);
const byNotes = sql<{ notes: string[]; at: number }, Row>(
  `select ${columns} from scratch where at >= :at and note in (:notes*) order by note`,
);
const pairs = sql<{ keys: { id: string; at: number }[] }, { id: string }>(
  (d) => `select id from scratch where (id, at) in ${d.rowList(':keys*(id, at)')} order by id`,
);
const touch = sql<{ ids: string[]; at: number }>('update scratch set at = :at where id in (:ids*)');
const clear = sql('delete from scratch');

/** The behaviour of the database on which adapters rely. */
export function databaseContract(open: () => Promise<Kernel>): void {
  describe('Database', () => {
    let kernel: Kernel;
    const write = (rows: Row[]) =>
      kernel.unitOfWork.run(async () => kernel.database.enqueue(insert, { rows }));
    const row = (changes: Partial<Row> = {}): Row => ({
      id: kernel.ids.next(),
      otherId: null,
      note: null,
      at: 0,
      open: 0,
      ...changes,
    });

    beforeAll(async () => {
      kernel = await open();
      await kernel.unitOfWork.run(() => kernel.database.write(create, {}));
    });
    afterAll(() => kernel.close());

    test.each([
      ['nothing', null],
      ['the empty text', ''],
      ['accents, Chinese and emoji', 'Zoë 服装 👗🧵 👩‍👩‍👧 ＆ ﷽'],
      ['quotes, backslashes, parameters and comments', `'"\`\\\\ \\' ? :id :ids* -- /* */ ; %s \n\r\t`],
      ['a null character', 'a\u0000b'],
      ['the maximum length', 'ß'.repeat(2000)],
    ])('text is read as it was written, by a joined or a prepared statement: %s', async (_, note) => {
      const [joined, alone] = [row({ note }), row({ note })];
      await kernel.unitOfWork.run(async () => {
        // Several writes of a unit of work may be joined into one statement, a single write is prepared: both must escape alike.
        kernel.database.enqueue(insertOne, joined);
        kernel.database.enqueue(touch, { ids: [joined.id], at: 0 });
      });
      await kernel.unitOfWork.run(() => kernel.database.write(insertOne, alone));
      const rows = await kernel.database.rows(byIds, { ids: [joined.id, alone.id] });
      expect(rows.map((read) => read.note)).toEqual([note, note]);
    });

    test('ids are text for callers, also nullable ones and those in a where clause', async () => {
      const otherId = kernel.ids.next();
      const written = row({ otherId });
      await write([written, row()]);
      expect(await kernel.database.rows(byOther, { otherId })).toEqual([written]);
      const [read] = await kernel.database.rows(byIds, { ids: [written.id] });
      expect(read!.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    });

    test('a column of ids is converted to text even if its first value is null', async () => {
      const [first, second] = [row(), row({ otherId: kernel.ids.next() })];
      await write([first, second]);
      expect(await kernel.database.rows(byIds, { ids: [first.id, second.id] })).toEqual([first, second]);
    });

    test.each([0, -1, 1_790_000_000_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
      'the number %i is read exactly',
      async (at) => {
        const written = row({ at });
        await write([written]);
        expect(await kernel.database.rows(byIds, { ids: [written.id] })).toEqual([written]);
      },
    );

    test('booleans are stored as 0 and 1', async () => {
      const [no, yes] = [row({ open: false }), row({ open: true })];
      await write([no, yes]);
      expect((await kernel.database.rows(byIds, { ids: [no.id, yes.id] })).map(({ open }) => open)).toEqual([
        0, 1,
      ]);
    });

    test.each([1, 2, 3, 6, 99, 101, 999])('a list of %i values finds each row once', async (length) => {
      const rows = Array.from({ length }, (_, i) => row({ note: `n${i}`, at: length }));
      await write(rows);
      expect(await kernel.database.rows(byIds, { ids: rows.map(({ id }) => id) })).toEqual(rows);
      const notes = rows.map(({ note }) => note!);
      expect(await kernel.database.rows(byNotes, { at: length, notes })).toHaveLength(length);
      await kernel.unitOfWork.run(() => kernel.database.write(clear, {}));
    });

    test('an empty list throws', async () => {
      await expect(kernel.database.rows(byIds, { ids: [] })).rejects.toThrow(':ids* is empty');
    });

    test('a parameter without a value throws', async () => {
      await expect(kernel.database.rows(byIds, {} as { ids: string[] })).rejects.toThrow('No value for :ids');
      await expect(write([{ ...row(), note: undefined } as unknown as Row])).rejects.toThrow('No value for');
    });

    test('rows are found by several columns', async () => {
      const rows = [row({ at: 1 }), row({ at: 2 }), row({ at: 3 })];
      await write(rows);
      const keys = [
        { id: rows[0]!.id, at: 1 },
        { id: rows[1]!.id, at: 9 },
        { id: rows[2]!.id, at: 3 },
      ];
      expect(await kernel.database.rows(pairs, { keys })).toEqual([{ id: rows[0]!.id }, { id: rows[2]!.id }]);
    });

    test('a write resolves to the number of affected rows', async () => {
      const rows = [row(), row()];
      await write(rows);
      const ids = [...rows.map(({ id }) => id), kernel.ids.next<never>()];
      expect(await kernel.unitOfWork.run(() => kernel.database.write(touch, { ids, at: 7 }))).toBe(2);
    });

    test('comparisons distinguish case, accents and width', async () => {
      await write(['ann', 'Ann', 'änn', 'ａnn'].map((note) => row({ note, at: 77 })));
      expect(await kernel.database.rows(byNotes, { at: 77, notes: ['ann'] })).toHaveLength(1);
    });

    test('a write outside a unit of work throws', async () => {
      expect(() => kernel.database.enqueue(clear, {})).toThrow('Writing needs a unit of work');
      await expect(kernel.database.write(clear, {})).rejects.toThrow('Writing needs a unit of work');
    });
  });
}
