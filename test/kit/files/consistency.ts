import { expect } from 'vitest';
import { ObjectStore } from '../../../src/application/media/ports.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { MediaSweeper } from '../../../src/infrastructure/media/sweeper.ts';
import type { World } from '../world.ts';

interface Row {
  readonly id: string;
  readonly revisionId: string;
  readonly ownerId: string;
  readonly kind: string;
  readonly size: number;
  readonly state: string;
}
const rowsOf = sql<Record<never, never>, Row>(
  'select id, revision_id as revisionId, owner_id as ownerId, kind, size, state from files',
);
const usageOf = sql<Record<never, never>, { ownerId: string; bytes: number }>(
  'select owner_id as ownerId, bytes from file_usage where bytes <> 0',
);

/** The keys of all objects in the store. */
export async function objectKeys({ core }: World): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of ['files/', 'incoming/'])
    for await (const { key } of core.get(ObjectStore).list(prefix)) keys.push(key);
  return keys.sort();
}

/** Runs all subscribers and the sweeper, two hours later. */
export async function sweepTwoHoursLater(world: World): Promise<void> {
  world.clock.at = Math.max(world.clock.at, Date.now()) + 2 * 3_600_000;
  await world.settled();
  await world.core.get(MediaSweeper).sweep();
  await world.settled();
}

/** Expects that rows, objects and the charged quotas agree. */
export async function expectFilesConsistent(world: World): Promise<readonly Row[]> {
  const rows = await world.database.rows(rowsOf, {});
  expect(rows.filter(({ state }) => state !== 'ready')).toEqual([]);
  const names = (kind: string) =>
    kind === 'image' ? ['large.webp', 'original', 'small.webp'] : ['original'];
  const expected = rows.flatMap(({ id, revisionId, kind }) =>
    names(kind).map((name) => `files/${id}/${revisionId}/${name}`),
  );
  expect(await objectKeys(world)).toEqual(expected.sort());
  const charged = new Map<string, number>();
  for (const { ownerId, size } of rows) charged.set(ownerId, (charged.get(ownerId) ?? 0) + Number(size));
  const usage = await world.database.rows(usageOf, {});
  expect(new Map(usage.map(({ ownerId, bytes }) => [ownerId, Number(bytes)]))).toEqual(charged);
  return rows;
}
