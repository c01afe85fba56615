import { readdir, readFile } from 'node:fs/promises';
import { CompiledQuery, Kysely } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';

const root = new URL('../../../../migrations/', import.meta.url);

/** The SQL files of one dialect, ordered by name. */
class SqlFiles implements MigrationProvider {
  readonly #folder: URL;

  constructor(dialect: string) {
    this.#folder = new URL(`${dialect}/`, root);
  }

  async getMigrations(): Promise<Record<string, Migration>> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.sql')).sort();
    return Object.fromEntries(
      names.map((name) => [name.replace('.sql', ''), { up: (db) => this.#run(db, name) }]),
    );
  }

  async #run(db: Kysely<unknown>, name: string): Promise<void> {
    const text = await readFile(new URL(name, this.#folder), 'utf8');
    for (const statement of text.split(/;\s*$/m))
      if (statement.trim()) await db.executeQuery(CompiledQuery.raw(statement));
  }
}

/** Runs the missing migrations and returns their names. Safe when several processes run it at once. */
export async function migrate(engine: Engine): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: engine.kyselyDialect() });
  const { error, results } = await new Migrator({
    db,
    provider: new SqlFiles(engine.dialect.name),
  }).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

export class SchemaIsBehind extends Error {}

/** Throws `SchemaIsBehind` when the database lacks migrations. */
export async function requireSchema(engine: Engine): Promise<void> {
  const db = new Kysely<unknown>({ dialect: engine.kyselyDialect() });
  const migrations = await new Migrator({ db, provider: new SqlFiles(engine.dialect.name) }).getMigrations();
  const missing = migrations.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
  if (missing.length > 0)
    throw new SchemaIsBehind(`The database lacks ${missing.join(', ')}: run "npm run migrate" first`);
}
