import { expect, test } from 'vitest';
import { columnsAfter, serviceColumns, uniqueKeys } from './schema-columns.ts';
import {
  keyspaceNames,
  mistakesIn,
  parseKeyspace,
  placementOf,
  readLookupTables,
  readVSchema,
  type VSchema,
} from './vschema.ts';

const lookupColumns = columnsAfter(
  // The embedded database knows no character sets.
  ...keyspaceNames.map((name) => readLookupTables(name).replaceAll(/ character set \w+ collate \w+/g, '')),
);
const vschema = readVSchema();
const mistakes = (changed: VSchema) => mistakesIn(changed, serviceColumns(), lookupColumns);
const sharded = vschema.layers!;

test('every table is in a keyspace, and every column that it is found by exists', () => {
  expect(serviceColumns().size).toBeGreaterThan(80);
  expect(mistakes(vschema)).toEqual([]);
});

test('a unique key names its shard, has a lookup, or begins with an id of one owner', () => {
  const loose = uniqueKeys().filter(([table, ...key]) => {
    const placement = placementOf(vschema, table!)!;
    if (typeof placement === 'string') return false;
    const [shard, ...lookups] = placement.keys.map(({ column }) => column);
    return !key.includes(shard!) && !(key.length === 1 && lookups.includes(key[0]!));
  });
  expect(loose.map((words) => words.join(' '))).toEqual([
    'dispatches subscriber due_at event_id',
    'events id',
    'notification_actors notification_id actor_id',
    'notification_deliveries notification_id channel open',
    'notifications id',
    'passkeys factor_id',
    'post_media kind post_id',
    'post_refs ref_id post_id',
    'washes id',
    'wear_items wear_id item_id',
  ]);
});

const without = (keyspace: string, table: string): VSchema => {
  const { [table]: _, ...tables } = vschema[keyspace]!.tables;
  return { ...vschema, [keyspace]: { ...vschema[keyspace]!, tables } };
};
const withTable = (table: string, columns: string[], name = 'md5'): VSchema => ({
  ...vschema,
  layers: { ...sharded, tables: { ...sharded.tables, [table]: { column_vindexes: [{ columns, name }] } } },
});

test.each([
  ['a table in no keyspace', without('layers', 'posts'), 'posts is in no keyspace'],
  ['a lookup without its table', without('layers', 'posts_by_id'), 'posts_by_id has no table'],
  [
    'a copied table without its source',
    without('layers_global', 'suspensions'),
    'layers_global.suspensions is no source',
  ],
  ['a table that does not exist', withTable('polls', ['id']), 'layers.polls does not exist'],
  ['a column that does not exist', withTable('mutes', ['owner_id']), 'layers.mutes has no column owner_id'],
  [
    'a table whose first vindex is a lookup',
    withTable('mutes', ['muter_id'], 'posts_by_id'),
    'layers.mutes has no shard key',
  ],
  ['a vindex that does not exist', withTable('mutes', ['muter_id'], 'hash'), 'layers has no vindex hash'],
  [
    'a table in two keyspaces',
    withTable('wallet_accounts', ['owner_id']),
    'wallet_accounts is in two keyspaces',
  ],
  [
    'a lookup that its table does not use',
    withTable('posts', ['author_id']),
    'posts_by_id does not belong to posts',
  ],
])('finds %s', (_, changed, mistake) => {
  expect(mistakes(changed)).toContain(mistake);
});

test('finds a field that Vitess does not know', () => {
  const misspelt = { sharded: true, tables: { posts: { column_vindex: [] } } };
  expect(() => parseKeyspace(misspelt)).toThrow(/column_vindex/);
});
