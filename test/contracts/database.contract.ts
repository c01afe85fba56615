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
const columns = 'id, other_id as otherId, note, at, open';
const byIds = sql<{ ids: string[] }, Row>(`select ${columns} from scratch where id in (:ids*) order by id`);
const byOther = sql<{ otherId: string }, Row>(`select ${columns} from scratch where other_id = :otherId`);
const byNotes = sql<{ notes: string[]; at: number }, Row>(
  `select ${columns} from scratch where at >= :at and note in (:notes*) order by note`,
);
const clear = sql('delete from scratch');

/** What `Database` adds to an engine: ids as text, parameters by name, lists. The engines' own contract is `databaseContract`. */
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
    afterAll(async () => {
      // The database may be used again by other tests.
      await kernel.unitOfWork.run(() => kernel.database.write(sql('drop table scratch'), {}));
      await kernel.close();
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

    test('a write outside a unit of work throws', async () => {
      expect(() => kernel.database.enqueue(clear, {})).toThrow('Writing needs a unit of work');
      await expect(kernel.database.write(clear, {})).rejects.toThrow('Writing needs a unit of work');
    });
  });
}
