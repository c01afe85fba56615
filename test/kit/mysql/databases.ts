import { randomBytes } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { inject } from 'vitest';

/** The server of this run; null when there is none, and then suites that need it skip. */
export const mysql = inject('mysql');

export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A new, empty database; disposing of it drops it. */
export async function freshMysqlDatabase(): Promise<FreshDatabase> {
  if (!mysql) throw new Error('No MySQL in this run: the suite has to skip, as in describe.skipIf(!mysql)');
  const name = `${mysql.prefix}${randomBytes(6).toString('hex')}`;
  await execute(mysql.url, `create database ${name} character set utf8mb4 collate utf8mb4_0900_bin`);
  const url = new URL(mysql.url);
  url.pathname = `/${name}`;
  return { url: url.href, [Symbol.asyncDispose]: () => execute(url.href, `drop database if exists ${name}`) };
}

// Databases of this process that are empty again, with their tables: making those takes seconds.
const spare: string[] = [];
const mostRows = 2000;

/** As above, but perhaps with the tables of an earlier test that had migrated it; whoever takes it migrates it. */
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

/** False where it is quicker to make another one, or somebody is still at it. */
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
