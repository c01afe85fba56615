import { readFileSync } from 'node:fs';
import { z } from 'zod';

const folder = new URL('../../../deploy/vitess/', import.meta.url);
export const keyspaceNames = ['layers', 'layers_global'] as const;

/** The parts of Vitess's `vschema.proto` that these files use; anything else in them is a mistake. */
const keyspace = z.strictObject({
  sharded: z.boolean(),
  vindexes: z
    .record(
      z.string(),
      z.strictObject({
        type: z.enum(['binary_md5', 'binary', 'consistent_lookup_unique', 'consistent_lookup']),
        params: z
          .strictObject({
            table: z.string(),
            from: z.string(),
            to: z.literal('keyspace_id'),
            batch_lookup: z.literal('true'),
            ignore_nulls: z.literal('true').optional(),
          })
          .optional(),
        owner: z.string().optional(),
      }),
    )
    .default({}),
  tables: z.record(
    z.string(),
    z.strictObject({
      type: z.literal('reference').optional(),
      source: z.string().optional(),
      column_vindexes: z
        .array(
          z
            .strictObject({
              column: z.string().optional(),
              columns: z.array(z.string()).optional(),
              name: z.string(),
            })
            .transform(({ column, columns, name }) => ({ columns: columns ?? [column!], name })),
        )
        .default([]),
    }),
  ),
});
export type Keyspace = z.output<typeof keyspace>;
export type VSchema = Readonly<Record<string, Keyspace>>;

export const parseKeyspace = (json: unknown): Keyspace => keyspace.parse(json);
export const readVSchema = (): VSchema =>
  Object.fromEntries(
    keyspaceNames.map((name) => [
      name,
      parseKeyspace(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))),
    ]),
  );
/** The tables that Vitess keeps for a keyspace itself. */
export const readLookupTables = (name: string): string =>
  readFileSync(new URL(`${name}.sql`, folder), 'utf8');

/** A column that says in which shard a row is. */
export interface ShardKey {
  readonly vindex: string;
  readonly column: string;
  /** The row's own hash, or a table that Vitess asks first. */
  readonly isLookup: boolean;
  readonly isUnique: boolean;
  /** Values that follow one another are in the same shard or in neighbours. */
  readonly isSequential: boolean;
}

export type Placement = { readonly keys: readonly ShardKey[] } | 'global' | 'every shard';

/** Where the rows of a table are; undefined for a table that no keyspace has. */
export function placementOf(vschema: VSchema, table: string): Placement | undefined {
  for (const { sharded, tables, vindexes } of Object.values(vschema)) {
    const found = tables[table];
    if (!found) continue;
    if (!sharded) return found.type === 'reference' ? 'every shard' : 'global';
    if (found.type === 'reference') return 'every shard';
    return {
      keys: found.column_vindexes.map(({ columns, name }) => {
        const { type } = vindexes[name]!;
        return {
          vindex: name,
          column: columns[0]!,
          isLookup: isLookup(type),
          isUnique: type !== 'consistent_lookup',
          isSequential: type === 'binary',
        };
      }),
    };
  }
  return undefined;
}

const isLookup = (type: string) => type.startsWith('consistent_lookup');

/** What is wrong with a VSchema, given the columns of the service's tables and of the lookup tables. */
export function mistakesIn(
  vschema: VSchema,
  columnsOf: ReadonlyMap<string, readonly string[]>,
  lookupColumns: ReadonlyMap<string, readonly string[]>,
): string[] {
  const mistakes: string[] = [];
  const has = (table: string, column: string) =>
    (columnsOf.get(table) ?? lookupColumns.get(table))?.includes(column) ?? false;
  for (const table of columnsOf.keys())
    if (!Object.values(vschema).some(({ tables }) => table in tables))
      mistakes.push(`${table} is in no keyspace`);
  for (const [name, { sharded, tables, vindexes }] of Object.entries(vschema)) {
    for (const [table, { type, source, column_vindexes: keys }] of Object.entries(tables)) {
      if (!columnsOf.has(table) && !lookupColumns.has(table))
        mistakes.push(`${name}.${table} does not exist`);
      if (sharded && type !== 'reference') {
        const first = vindexes[keys[0]?.name ?? ''];
        if (!first || isLookup(first.type)) mistakes.push(`${name}.${table} has no shard key`);
        const elsewhere = Object.entries(vschema).some(
          ([other, one]) => other !== name && table in one.tables,
        );
        if (elsewhere) mistakes.push(`${table} is in two keyspaces`);
      }
      if (source !== undefined) {
        const [from, copied] = source.split('.');
        if (vschema[from!]?.tables[copied!]?.type !== 'reference') mistakes.push(`${source} is no source`);
      }
      for (const { columns, name: vindex } of keys) {
        if (!vindexes[vindex]) mistakes.push(`${name} has no vindex ${vindex}`);
        for (const column of columns)
          if (!has(table, column)) mistakes.push(`${name}.${table} has no column ${column}`);
      }
    }
    for (const [vindex, { type, params, owner }] of Object.entries(vindexes)) {
      if (!isLookup(type)) continue;
      const [keyspaceName, table] = params?.table.split('.') ?? [];
      if (!vschema[keyspaceName ?? '']?.tables[table ?? '']) mistakes.push(`${vindex} has no table`);
      for (const column of [...(params?.from.split(',') ?? []), 'keyspace_id'])
        if (!lookupColumns.get(table ?? '')?.includes(column))
          mistakes.push(`${vindex} has no column ${column}`);
      const used = tables[owner ?? '']?.column_vindexes.find((one) => one.name === vindex);
      if (used?.columns.join() !== params?.from) mistakes.push(`${vindex} does not belong to ${owner}`);
    }
  }
  return mistakes;
}
