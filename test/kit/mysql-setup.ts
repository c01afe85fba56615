import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';
import { findMysqlServer } from './mysql-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mysql: { readonly url: string; readonly version: string } | null;
  }
}

/** Finds one MySQL server for the whole run; each suite takes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findMysqlServer();
  if (!server) {
    const what = 'No MySQL: set TEST_MYSQL_URL, start Docker or put a mysqld on the PATH.';
    if (process.env.REQUIRE_MYSQL === '1') throw new Error(`${what} REQUIRE_MYSQL=1 asks for one.`);
    process.stderr.write(`\n!!! ${what} EVERY MYSQL SUITE IS SKIPPED !!!\n\n`);
    project.provide('mysql', null);
    return async () => {};
  }
  const connection = await createConnection(server.url);
  const [rows] = await connection.query<RowDataPacket[]>('select version() as version');
  await connection.end();
  const version = String(rows[0]?.version);
  process.stderr.write(`MySQL ${version} from ${server.source}\n`);
  project.provide('mysql', { url: server.url, version });
  return () => server.stop();
}
