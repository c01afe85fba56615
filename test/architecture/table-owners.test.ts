import { globSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { ContextModule } from '../../src/context-module.ts';
import { kernelTables } from '../../src/infrastructure/kernel/kernel.module.ts';
import { possibleTables } from './tables.ts';

const files = globSync('src/infrastructure/*/**/*.ts').map((file) => file.replaceAll('\\', '/'));
const contextOf = (file: string) => file.split('/')[2]!;

const owned: [table: string, context: string][] = kernelTables.map((table) => [table, 'kernel']);
for (const file of files.filter((file) => file.endsWith('.context.ts'))) {
  const context = contextOf(file);
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, ContextModule>>;
  for (const table of module[context]!.tables ?? []) owned.push([table, context]);
}
const ownerOf = new Map(owned);

/** The tables of others that a file names. */
const foreignTables = (context: string, source: string) =>
  [...possibleTables(source)].filter((word) => ownerOf.has(word) && ownerOf.get(word) !== context);

test('every table belongs to one context or to the kernel', () => {
  const database = new DatabaseSync(':memory:');
  for (const file of globSync('migrations/sqlite/*.sql').sort()) database.exec(readFileSync(file, 'utf8'));
  const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
  expect(owned.map(([table]) => table).sort()).toEqual(tables.map(({ name }) => name));
});

test("a context names another's table only through the fragments of its owner", () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    foreignTables(contextOf(file), readFileSync(file, 'utf8')).map((table) => `${file}: ${table}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['a join', 'sql(`select p.id from posts p\n join accounts a on a.id = p.author_id`)', ['accounts']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a source text
  ['a subquery after a fragment', 'sql(`${shown} and exists (select 1 from mutes m)`)', ['mutes']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a source text
  ['a text inserted into a template', "sql(`select 1 ${late ? 'from sessions' : ''}`)", ['sessions']],
  ['an insert', "sql('insert into follows (follower_id) values (:id)')", ['follows']],
  ['an update', "sql('update items set name = :name')", ['items']],
  ['a deletion', "sql('delete from tallies where subject_id = :id')", ['tallies']],
  ['a name handed to a helper', "['reactions', 'tally_changes'].map(dropFrom)", ['tally_changes']],
  ['a name with its alias', "people('friends f', 'f.friend_id')", ['friends']],
  ['a named option', "d.joinNewest({ table: 'items', by: 'owner_id' })", ['items']],
  ['a table of its own', 'sql(`select id from posts where id = :id`)', []],
  ['a kind of counter', "counters.add(id, 'friends', 1)", []],
  ['a column, a comment and an import', "// from accounts\nimport x from 'items'; sql('select a.items')", []],
])('finds the foreign tables in %s', (_, source, tables) => {
  expect(foreignTables('posts', source)).toEqual(tables);
});
