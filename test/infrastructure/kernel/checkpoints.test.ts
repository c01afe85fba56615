import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mostPages } from '../../../src/infrastructure/kernel/database/sqlite/checkpoints.ts';
import { openSqlite } from '../../../src/infrastructure/kernel/database/sqlite/engine.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

test("the embedded database's log starts again while calls go on writing, before a commit has to stop for it", async () => {
  const path = join(await temporaryFolder(), 'layers.db');
  const engine = openSqlite(path, 'off');
  onTestFinished(() => engine.close());
  const write = (text: string) => engine.batch([{ text, values: [] }]);
  await write('create table things (thing blob)');
  let inserted = 0;
  // Small ones, one right after the other: a checkpoint that lets them go on always misses some.
  const insert = async (until: () => boolean) => {
    for (; !until(); inserted++) await write('insert into things values (randomblob(3000))');
  };
  // The thread starts after a thousand.
  await insert(() => inserted === 1_100);
  const first = await logOf(path);
  let last = first;
  const hasEnded = () => last.restarts > first.restarts || last.pages > mostPages;
  const inserting = insert(hasEnded);
  while (!hasEnded()) last = await logOf(path);
  await inserting;
  expect(last.restarts).toBeGreaterThan(first.restarts);
  expect(last.pages).toBeLessThan(mostPages);
  const rows = await engine.read({ text: 'select count(*) as stored from things', values: [] });
  expect(rows).toEqual([{ stored: inserted }]);
});

async function logOf(path: string): Promise<{ readonly pages: number; readonly restarts: number }> {
  const file = await open(`${path}-wal`);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(4), position: 12 });
    return { pages: (await file.stat()).size / 4120, restarts: buffer.readUInt32BE() };
  } finally {
    await file.close();
  }
}
