import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CounterKind } from '../../src/application/kernel/ports.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import {
  type CounterRow,
  counts,
  joinCounters,
  selectCounters,
} from '../../src/infrastructure/kernel/counters/counters.read.ts';
import { compactCounters } from '../../src/infrastructure/kernel/counters/counters.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import type { Kernel, Process } from '../kit/kernel.ts';

const kinds = ['like', 'love', 'comments', 'followers', 'outfits'] as const satisfies CounterKind[];
type Counts = Record<(typeof kinds)[number], number>;
const read = sql<{ subjectId: string }, CounterRow<(typeof kinds)[number]>>(
  `select ${selectCounters(kinds, ':subjectId')} from (select 1 as one) s ${joinCounters(':subjectId')}`,
);
const waiting = sql<{ subjectId: string }, { n: number }>(
  'select count(*) as n from tally_changes where subject_id = :subjectId',
);

/** Stored counts are exact at any time, however often they are compacted. */
export function countersContract(open: () => Promise<Kernel>): void {
  describe('Counters', () => {
    let kernel: Kernel;
    let other: Process;
    beforeAll(async () => {
      kernel = await open();
      other = await kernel.another();
    });
    afterAll(() => kernel.close());

    const add = (process: Process, subjectId: Id, kind: CounterKind, by: number) =>
      process.unitOfWork.run(async () => process.counters.add(subjectId, kind, by));
    const now = async (subjectId: Id): Promise<Counts> =>
      counts(kinds, (await kernel.database.row(read, { subjectId }))!);
    async function compact(process: Process): Promise<void> {
      while (await compactCounters(process.database, process.unitOfWork));
    }
    const none: Counts = { like: 0, love: 0, comments: 0, followers: 0, outfits: 0 };

    test('a subject without changes counts 0', async () => {
      expect(await now(kernel.ids.next())).toEqual(none);
    });

    test('a count is exact before, between and after compactions', async () => {
      const id = kernel.ids.next();
      await add(kernel, id, 'like', 1);
      await add(kernel, id, 'comments', 3);
      expect(await now(id)).toEqual({ ...none, like: 1, comments: 3 });
      await compact(kernel);
      expect(await now(id)).toEqual({ ...none, like: 1, comments: 3 });
      expect(await kernel.database.row(waiting, { subjectId: id })).toEqual({ n: 0 });
      await add(kernel, id, 'like', -1);
      await add(kernel, id, 'love', 1);
      expect(await now(id)).toEqual({ ...none, love: 1, comments: 3 });
      await compact(kernel);
      await compact(kernel);
      expect(await now(id)).toEqual({ ...none, love: 1, comments: 3 });
    });

    test('a change in a failed unit of work does not count', async () => {
      const id = kernel.ids.next();
      const failing = kernel.unitOfWork.run(async () => {
        kernel.counters.add(id, 'like', 1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await now(id)).toEqual(none);
    });

    test('with concurrent changes, compactions and reads, a count never decreases and is exact in the end', async () => {
      const ids = Array.from({ length: 5 }, () => kernel.ids.next());
      let running = true;
      const folding = [kernel, other].map(async (process) => {
        while (running) {
          await compactCounters(process.database, process.unitOfWork);
          await new Promise(setImmediate);
        }
      });
      const reading = (async () => {
        let last = 0;
        while (running) {
          const { like } = await now(ids[0]!);
          expect(like).toBeGreaterThanOrEqual(last);
          last = like;
          await new Promise(setImmediate);
        }
      })();
      const changes = Array.from({ length: 400 }, (_, i) => ids[i % ids.length]!);
      await Promise.all(
        [kernel, other].map(async (process, half) => {
          for (let i = half; i < changes.length; i += 20)
            await Promise.all(
              changes
                .slice(i, i + 20)
                .filter((_, at) => at % 2 === 0)
                .map((id) => add(process, id, 'like', 1)),
            );
        }),
      );
      const total = (await Promise.all(ids.map(now))).reduce((sum, { like }) => sum + like, 0);
      running = false;
      await Promise.all([...folding, reading]);
      await compact(kernel);
      const after = (await Promise.all(ids.map(now))).reduce((sum, { like }) => sum + like, 0);
      expect([total, after]).toEqual([400, 400]);
    });
  });
}
