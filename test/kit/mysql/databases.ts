import { randomBytes } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { inject } from 'vitest';

/** The server of this run; null when there is none, which skips the suites that need it. */
export const mysql = inject('mysql');

export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A new, empty database, which is dropped on disposal. */
export async function freshMysqlDatabase(): Promise<FreshDatabase> {
  if (!mysql) throw new Error('No MySQL in this run: skip the suite, as in describe.skipIf(!mysql)');
  const name = `${mysql.prefix}${randomBytes(6).toString('hex')}`;
  await execute(mysql.url, `create database ${name} character set utf8mb4 collate utf8mb4_0900_bin`);
  const url = new URL(mysql.url);
  url.pathname = `/${name}`;
  return { url: url.href, [Symbol.asyncDispose]: () => execute(url.href, `drop database if exists ${name}`) };
}

// Emptied databases of this process that still have their tables: creating those takes seconds.
const spare: string[] = [];
const mostRows = 2000;

/** As above, but possibly with the tables of an earlier test; the caller migrates it. */
export async function reusedMysqlDatabase(): Promise<FreshDatabase> {
  const url = spare.pop();
  const database = url === undefined ? await freshMysqlDatabase() : undefined;
  const name = url ?? database!.url;
  return {
    url: name,
    async [Symbol.asyncDispose]() {
      if (await emptied(name)) spare.push(name);
      else await execute(name, `drop database if exists ${new URL(name).pathname.slice(1)}`);
    },
  };
}

/** Deletes all rows. Resolves to false when a new database is quicker, or when the database is still in use. */
async function emptied(url: string): Promise<boolean> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  const ask = async (text: string) => (await connection.query<RowDataPacket[]>(text))[0];
  try {
    const database = new URL(url).pathname.slice(1);
    if ((await ask('show processlist')).filter((row) => row.db === database).length > 1) return false;
    const tables = (await ask('show tables'))
      .map((row) => String(Object.values(row)[0]))
      .filter((table) => !table.startsWith('kysely_'));
    if (tables.length === 0) return false;
    const rows = tables.map((table) => `(select count(*) from (select 1 from ${table} limit ${mostRows}) x)`);
    const [counts] = await ask(`select ${rows.map((row, i) => `${row} as t${i}`).join(', ')}`);
    const filled = tables.filter((_, i) => counts?.[`t${i}`] > 0);
    if (tables.some((_, i) => counts?.[`t${i}`] >= mostRows)) return false;
    if (filled.length > 0) await connection.query(filled.map((table) => `delete from ${table}`).join('; '));
    return true;
  } finally {
    await connection.end();
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
