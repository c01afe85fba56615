import { iso } from '../../../src/application/kernel/fields.ts';
import { visibilities } from '../../../src/domain/access/policy.ts';
import { fromSeasonBits } from '../../../src/domain/wardrobe/season.ts';
import type { Database } from '../../../src/infrastructure/kernel/database/database.ts';
import { idFromBytes } from '../../../src/infrastructure/kernel/database/id-bytes.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { databases } from '../../kit/world.ts';

type Cell = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, Cell>>;

const catalogues = {
  sqlite: `
    select m.name as tableName, c.name as columnName from sqlite_master m join pragma_table_xinfo(m.name) c
    where m.type = 'table' and c.hidden = 0`,
  mysql: `
    select table_name as tableName, column_name as columnName from information_schema.columns
    where table_schema = database() and generation_expression = ''`,
} as const;

/** The columns of all tables, as `table.column`, without those that are computed from others. */
export async function columnsOf(kind: (typeof databases)[number], database: Database): Promise<string[]> {
  const catalogue = sql<Record<never, never>, { tableName: string; columnName: string }>(catalogues[kind]);
  const columns = await database.rows(catalogue, {});
  return columns
    .filter(({ tableName }) => !tableName.startsWith('kysely_') && !tableName.startsWith('sqlite_'))
    .map(({ tableName, columnName }) => `${tableName}.${columnName}`)
    .sort();
}

export const tableRows = (database: Database, table: string, of = '1 = 1', userId = ''): Promise<Row[]> =>
  of === '1 = 1'
    ? database.rows(sql<Record<never, never>, Row>(`select * from ${table}`), {})
    : database.rows(sql<{ userId: string }, Row>(`select * from ${table} where ${of}`), { userId });

/** Without fields that are null. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => field ?? undefined) ?? 'null';

/** How the export may write a value of a column, as JSON. */
export function valueForms(column: string, value: Cell | undefined): string[] {
  if (value instanceof Uint8Array) return [textOf(value.length === 16 ? idFromBytes(value) : '')];
  if (column === 'removal' && typeof value === 'string') {
    const { reason, decisionId, at, text, mentionIds, fileIds, refs } = JSON.parse(value);
    return [textOf({ reason, decisionId, at: iso(at), text, mentionIds, fileIds, refs })];
  }
  // The export has the visibility that the owner chose.
  if (column === 'visibility' && value === 'removed') return visibilities.map(textOf);
  if (column === 'seasons') return [textOf(fromSeasonBits(Number(value)))];
  if (typeof value === 'bigint') return valueForms(column, Number(value));
  if (typeof value === 'number') {
    const isTime = value > 1e11 || column.endsWith('_at');
    return [
      textOf(value),
      textOf(String(value)),
      textOf(value === 1),
      ...(isTime ? [textOf(iso(value))] : []),
    ];
  }
  const forms = [textOf(value)];
  if (typeof value === 'string' && /^[[{]/.test(value)) forms.push(textOf(JSON.parse(value)));
  return forms;
}

/** The values at a path, as JSON. */
export function valuesAt(document: unknown, path: string): string[] {
  return path.split('|').flatMap((one) => {
    let values: unknown[] = [document];
    for (const field of one.split('.'))
      values = values
        .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
        .map((value) => (value as Readonly<Record<string, unknown>> | null)?.[field] ?? null);
    return values.map(textOf);
  });
}

/** Whether a value contains one of the names or ids. */
export function holds(value: Cell, names: readonly string[]): boolean {
  if (value === null) return false;
  const text = value instanceof Uint8Array ? (value.length === 16 ? idFromBytes(value) : '') : String(value);
  return names.some((name) => text.includes(name.replaceAll('"', '')));
}
