import { describe, expect, test } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { databases, startWorld } from '../kit/world.ts';

const assertExists = sql<{ id: string }>((d) => d.assertExists('select 1 from accounts where id = :id'));
const mute = sql<{ id: string }>('insert into mutes (muter_id, muted_id, created_at) values (:id, :id, 0)');
const mutes = sql<Record<never, never>>('select muter_id from mutes');

describe.each(databases)('A row that a unit of work requires, on %s', (kind) => {
  test('an existing row lets the unit of work commit, a missing one rolls it back', async () => {
    const { database, unitOfWork, person } = await startWorld(kind);
    const ann = await person('ann');
    const attempt = (id: UserId) =>
      unitOfWork.run(async () => {
        database.enqueue(assertExists, { id });
        database.enqueue(mute, { id });
      });
    const nobody = ann.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) as UserId;
    await expect(attempt(nobody)).rejects.toMatchObject({ code: 'request.conflict' });
    expect(await database.rows(mutes, {})).toEqual([]);
    await attempt(ann.id);
    expect(await database.rows(mutes, {})).toHaveLength(1);
  });
});
