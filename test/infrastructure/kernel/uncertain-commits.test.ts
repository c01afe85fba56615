import { describe, expect, onTestFinished, test } from 'vitest';
import { Unavailable } from '../../../src/application/kernel/errors.ts';
import type { StoredEvent } from '../../../src/application/kernel/subscriber.ts';
import { eventType } from '../../../src/domain/kernel/event.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { EventBus } from '../../../src/infrastructure/kernel/events/event-bus.ts';
import { UncertainCommits } from '../../../src/infrastructure/kernel/unit-of-work/uncertain-commits.ts';
import { openKernel } from '../../kit/kernel.ts';
import { databases } from '../../kit/world.ts';

const newest = sql<Record<never, never>, { id: string }>('select id from events order by id desc limit 1');
const insert = sql<{ id: string; name: string; at: number }>(
  "insert into events (id, name, version, data, at) values (:id, :name, 1, '{}', :at)",
);
const Happened = eventType('test.happened', 1, { userId: 'id' });

describe.each(databases)('Commits whose answer is lost, on %s', (kind) => {
  async function stage() {
    const kernel = await openKernel(kind);
    onTestFinished(() => kernel.close());
    const bus = new EventBus();
    const published: string[] = [];
    bus.on('**', ({ id }) => void published.push(id));
    const { ids, clock, recorder, unitOfWork, database } = kernel;
    const commits = new UncertainCommits(database, bus, clock);
    const event = (): StoredEvent => ({
      ...Happened({ userId: ids.next() }),
      id: ids.next(),
      at: clock.now(),
    });
    /** An event as the database has it. */
    const stored = async () => {
      await unitOfWork.run(async () => recorder.record(Happened({ userId: ids.next() })));
      const [row] = await database.rows(newest, {});
      return { ...event(), id: row!.id };
    };
    return { ...kernel, commits, published, event, stored };
  }

  test('events of stored commits are published once, in order, those of others not', async () => {
    const { commits, published, event, stored } = await stage();
    const [one, two, lost] = [await stored(), event(), event()];
    commits.add([one, two]);
    commits.add([lost]);
    commits.add([]);
    await commits.settle();
    await commits.settle();
    expect(published).toEqual([one.id, two.id]);
  });

  test('a commit that is still under way is published when it is stored, within a minute', async () => {
    const { commits, published, clock, event, database, unitOfWork } = await stage();
    const [late, tooLate] = [event(), event()];
    const store = ({ id, name, at }: StoredEvent) =>
      unitOfWork.run(async () => database.enqueue(insert, { id, name, at }));
    commits.add([late]);
    commits.add([tooLate]);
    await commits.settle();
    clock.at += 59_999;
    await store(late);
    await commits.settle();
    expect(published).toEqual([late.id]);
    clock.at += 1;
    await commits.settle();
    await store(tooLate);
    await commits.settle();
    expect(published).toEqual([late.id]);
  });

  test('while the database is away nothing is given up', async () => {
    const { commits, published, clock, database, stored } = await stage();
    const one = await stored();
    commits.add([one]);
    const rows = database.rows;
    database.rows = async () => {
      throw new Unavailable();
    };
    for (let i = 0; i < 3; i++) {
      await expect(commits.settle()).rejects.toThrow(Unavailable);
      clock.at += 3_600_000;
    }
    database.rows = rows;
    await commits.settle();
    expect(published).toEqual([one.id]);
  });
});
