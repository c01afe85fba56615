import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import type { Kind } from './kernel.ts';
import type { Sent } from './round-trips.ts';
import type { World } from './world.ts';

/** Updates the database's statistics about its tables. */
export async function analyze(kind: Kind, world: World, tables: readonly string[]): Promise<void> {
  if (kind === 'sqlite') {
    await world.unitOfWork.run(() => world.database.write(sql('analyze'), {}));
    return;
  }
  const connection = await createConnection({ uri: world.core.config.DATABASE_URL });
  await connection.query(`analyze table ${tables.join(', ')}`);
  await connection.end();
}

/** The large tables that a statement reads completely instead of by an index. */
export async function fullScans(
  kind: Kind,
  world: World,
  sent: Sent,
  large: readonly string[],
): Promise<string[]> {
  const aliases = new Map<string, string>();
  for (const [, table, alias] of sent.text.matchAll(/\b(?:from|join) (\w+)(?: (?:as )?(\w+))?/g))
    if (large.includes(table!))
      aliases.set(alias && !/^(where|order|join|limit|on)$/.test(alias) ? alias : table!, table!);
  if (kind === 'sqlite') {
    // Index lookups show as SEARCH. A SCAN in key order with a limit names its index and comes first; any other scan
    // is repeated for each row of another table.
    const first = new Set<number>();
    return (await sqlitePlan(world, sent))
      .filter(({ parent, detail }) => {
        const [, scanned, key] = /^SCAN (\w+)( USING .*)?$/.exec(detail) ?? [];
        const leads = !first.has(parent);
        if (/^(SCAN|SEARCH)/.test(detail)) first.add(parent);
        return scanned !== undefined && aliases.has(scanned) && !(key && leads);
      })
      .map(({ detail }) => detail);
  }
  const connection = await createConnection({ uri: world.core.config.DATABASE_URL });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      `explain format=traditional ${connection.format(sent.text, sent.values as never)}`,
    );
    return rows
      .filter((row) => row.type === 'ALL' && aliases.has(String(row.table)))
      .map((row) => `${row.table}: ${row.rows} rows`);
  } finally {
    await connection.end();
  }
}

/**
 * The tables that a statement reads in key order until it has enough rows: fine for lists of everything, but for lists
 * of one user it would walk through the rows of all users.
 */
export async function walks(kind: Kind, world: World, sent: Sent): Promise<string[]> {
  const plan = await planOf(kind, world, sent);
  const walk =
    kind === 'sqlite'
      ? /^SEARCH (\w+) USING .*\((?:\w+[<>]\?)\)$/gm
      : /range scan on (\w+) using \w+ over \((?:\w+ < 0xf{32}|0x0{32} < \w+)\)/g;
  return [...plan.matchAll(walk)].map(([, table]) => table!);
}

async function sqlitePlan(world: World, { text, values }: Sent) {
  const explained = { text: `explain query plan ${text}`, values: values as never };
  return (await world.core.engine.read(explained)) as { parent: number; detail: string }[];
}

/** The query plan, as either database prints it. */
export const planOf = async (kind: Kind, world: World, sent: Sent): Promise<string> =>
  kind === 'sqlite'
    ? (await sqlitePlan(world, sent)).map(({ detail }) => detail).join('\n')
    : treeOf(world, sent);

/** The query plan of MySQL as a tree. */
export async function treeOf(world: World, { text, values }: Sent): Promise<string> {
  const connection = await createConnection({ uri: world.core.config.DATABASE_URL });
  const [rows] = await connection.query<RowDataPacket[]>(
    `explain format=tree ${connection.format(text, values as never)}`,
  );
  await connection.end();
  return String(Object.values(rows[0]!)[0]);
}
