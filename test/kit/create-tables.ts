import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../src/composition.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { migrate } from '../../src/infrastructure/kernel/database/migrations.ts';

let emptySqlite: Promise<Buffer> | undefined;

/**
 * Creates the tables of a new database, and leaves one that is there as it is. SQLite is migrated once in each process: the
 * others copy that file.
 */
export async function createTables(config: Config): Promise<void> {
  if (config.DATABASE_URL.startsWith('mysql:')) return migrateAndClose(config);
  const path = config.DATABASE_URL.slice('sqlite:'.length);
  if (existsSync(path)) return;
  emptySqlite ??= migratedSqlite();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await emptySqlite);
}

async function migratedSqlite(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'layers-tables-'));
  const path = join(folder, 'empty.db');
  try {
    await migrateAndClose(readConfig({ NODE_ENV: 'test', DATABASE_URL: `sqlite:${path}` }));
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function migrateAndClose(config: Config): Promise<void> {
  const engine = await openDatabase(config);
  await migrate(engine);
  await engine.close();
}
