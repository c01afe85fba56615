import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { inject } from 'vitest';

/** The server of this run; null when there is none, and then suites that need it skip. */
export const mysql = inject('mysql');

export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A new, empty database; disposing of it drops it. */
export async function freshMysqlDatabase(): Promise<FreshDatabase> {
  if (!mysql) throw new Error('No MySQL in this run: the suite has to skip, as in describe.skipIf(!mysql)');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(mysql.url, `create database ${name} character set utf8mb4 collate utf8mb4_0900_bin`);
  const url = new URL(mysql.url);
  url.pathname = `/${name}`;
  return { url: url.href, [Symbol.asyncDispose]: () => execute(url.href, `drop database if exists ${name}`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
