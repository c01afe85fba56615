import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { startWorld } from '../kit/world.ts';
import { blocks, section } from './markdown.ts';

const operations = readFileSync('docs/operations.md', 'utf8');

test('the backup that is shown has what the running service has committed', async () => {
  const world = await startWorld('sqlite');
  await world.person('ann');
  const [folder, data] = [await temporaryFolder(), world.core.config.DATA_DIR];
  const [first] = blocks(section(operations, 'Backup and restore'), 'sh')[0]!.split('\n');
  const command = first!.replace('npm exec -- node', process.execPath);
  await promisify(execFile)('bash', ['-ec', command], { env: { DATA_DIR: data, BACKUP: folder } });
  const backup = new DatabaseSync(join(folder, 'layers.db'), { readOnly: true });
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
  const dead = blocks(section(operations, 'Health and metrics'), 'sql')[0]!.split(';\n');
  const found = () => database.prepare(dead[0]!).all().length;
  expect(found()).toBeGreaterThan(0);
  database.exec(dead[1]!);
  expect(found()).toBe(0);
  await world.settled();
  expect(database.prepare('select count(*) as left from dispatches').get()).toEqual({ left: 0 });
  database.close();
});
