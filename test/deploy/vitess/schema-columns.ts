import { globSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** The embedded database, whose tables, columns and keys are those of MySQL. */
function migrated(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  for (const file of globSync('migrations/sqlite/*.sql').sort()) database.exec(readFileSync(file, 'utf8'));
  // Kysely makes these two itself.
  database.exec('create table kysely_migration (name text); create table kysely_migration_lock (id text)');
  return database;
}

/** The tables that this SQL creates, with their columns. */
export function columnsAfter(...texts: readonly string[]): Map<string, readonly string[]> {
  const database = new DatabaseSync(':memory:');
  for (const text of texts) database.exec(text);
  return columnsOf(database);
}

export const serviceColumns = (): Map<string, readonly string[]> => columnsOf(migrated());

function columnsOf(database: DatabaseSync): Map<string, readonly string[]> {
  const rows = database.prepare(
    "select t.name as tableName, c.name from sqlite_schema t join pragma_table_xinfo(t.name) c where t.type = 'table'",
  );
  const columns = Map.groupBy(rows.all() as { tableName: string; name: string }[], (row) => row.tableName);
  return new Map([...columns].map(([table, of]) => [table, of.map(({ name }) => name)]));
}

/** The primary and unique keys, such as `['friends', 'user_id', 'friend_id']`. */
export function uniqueKeys(): string[][] {
  const rows = migrated().prepare(`
    select t.name || ' ' || group_concat(c.name, ' ' order by c.seqno) as words
    from sqlite_schema t join pragma_index_list(t.name) i join pragma_index_info(i.name) c
    where t.type = 'table' and i."unique" = 1 group by t.name, i.name order by t.name, i.name`);
  return rows.all().map(({ words }) => String(words).split(' '));
}
