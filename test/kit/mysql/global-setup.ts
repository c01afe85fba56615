import { randomBytes } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';
import { findMysqlServer } from './find-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mysql: { readonly url: string; readonly version: string; readonly prefix: string } | null;
    /** Whether this is `npm run test:fast`; undefined in others. */
    isFast?: boolean;
  }
}

/** Finds one MySQL server for the whole run; each suite creates its own database on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findMysqlServer().catch((error: Error) => error);
  if (server instanceof Error) {
    const what = `No MySQL: set TEST_MYSQL_URL, start Docker or put MySQL 8.4 or later on the PATH (${server.message}).`;
    if (process.env.REQUIRE_MYSQL === '1') throw new Error(`${what} REQUIRE_MYSQL=1 requires one.`);
    process.stderr.write(`\n!!! ${what} EVERY MYSQL SUITE IS SKIPPED !!!\n\n`);
    project.provide('mysql', null);
    return async () => {};
  }
  const connection = await createConnection(server.url);
  const [rows] = await connection.query<RowDataPacket[]>('select version() as version');
  await connection.end();
  const version = String(rows[0]?.version);
  process.stderr.write(`MySQL ${version} from ${server.source}\n`);
  const prefix = `test_${randomBytes(4).toString('hex')}_`;
  project.provide('mysql', { url: server.url, version, prefix });
  return async () => {
    await dropAll(server.url, prefix);
    await server.stop();
  };
}

/** Drops the databases that this run left on a server that keeps running. */
async function dropAll(url: string, prefix: string): Promise<void> {
  const connection = await createConnection(url);
  const like = `${prefix.replaceAll('_', '\\_')}%`;
  const [rows] = await connection.query<RowDataPacket[]>('show databases like ?', [like]);
  for (const row of rows) await connection.query(`drop database ${String(Object.values(row)[0])}`);
  await connection.end();
}
