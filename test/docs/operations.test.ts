import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { startWorld } from '../kit/world.ts';
import { blocks } from './markdown.ts';

const operations = readFileSync('docs/operations.md', 'utf8');

test('the backup that is shown has what the running service has committed', async () => {
  const world = await startWorld('sqlite');
  await world.person('ann');
  const copy = join(await temporaryFolder(), 'backup.db');
  const command = blocks(operations, 'sh')[0]!
    .replace('npm exec -- node', process.execPath)
    .replace('data/layers.db', world.core.config.DATABASE_URL.slice('sqlite:'.length))
    .replace('backup.db', copy);
  await promisify(execFile)('bash', ['-ec', command]);
  const backup = new DatabaseSync(copy, { readOnly: true });
  expect(backup.prepare('select username from accounts').all()).toEqual([{ username: 'ann' }]);
  backup.close();
});

test('a dead dispatch is done after what is shown has revived it', async () => {
  const world = await startWorld('sqlite');
  await world.person('ann');
  const database = new DatabaseSync(world.core.config.DATABASE_URL.slice('sqlite:'.length));
  database.exec(
    `update dispatches set due_at = 253402300799999, attempts = 12, dead_at = 1, error = 'no mail'`,
  );
  const dead = blocks(operations, 'sql')[0]!.split(';\n');
  const found = () => database.prepare(dead[0]!).all().length;
  expect(found()).toBeGreaterThan(0);
  database.exec(dead[1]!);
  expect(found()).toBe(0);
  await world.settled();
  expect(database.prepare('select count(*) as left from dispatches').get()).toEqual({ left: 0 });
  database.close();
});
