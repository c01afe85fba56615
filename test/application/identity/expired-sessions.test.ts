import { describe, expect, test } from 'vitest';
import { sessionLimits } from '../../../src/domain/identity/session.ts';
import { SessionRetention } from '../../../src/infrastructure/identity/sessions/retention.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { databases, startWorld } from '../../kit/world.ts';

const all = sql<Record<never, never>, { count: number }>('select count(*) as count from sessions');

describe.each(databases)('expired sessions, on %s', (kind) => {
  test('are deleted, and sessions in use stay', async () => {
    const world = await startWorld(kind);
    await world.person('ann');
    world.clock.at += sessionLimits.idle + 1;
    await world.person('bob');
    const { database, clock } = world;
    await new SessionRetention({ database, clock, unitOfWork: world.core.get(SqlUnitOfWork) }).step();
    expect(await world.database.row(all, {})).toEqual({ count: 1 });
  });
});
