import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseUnderTest } from '../../src/contracts/database/index.ts';
import { openMysql } from '../../src/infrastructure/kernel/database/mysql/engine.ts';
import { openSqlite } from '../../src/infrastructure/kernel/database/sqlite/engine.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';

const connections = 4;

export async function openedSqlite(): Promise<DatabaseUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'layers-engine-'));
  const open = () => openSqlite(join(folder, 'scratch.db'), 'off');
  const engine = open();
  return {
    engine,
    another: async () => open(),
    async stop() {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openedMysql(): Promise<DatabaseUnderTest> {
  const database = await freshMysqlDatabase();
  const url = new URL(database.url);
  const server = Number(url.port || 3306);
  const proxy = await startTcpProxy(() => server);
  url.port = new URL(proxy.url).port;
  url.hostname = '127.0.0.1';
  const engine = openMysql(url.href, { poolSize: connections });
  return {
    engine,
    another: async () => openMysql(database.url, { poolSize: connections }),
    connections,
    lockWaitMs: 5_000,
    cut: proxy.cut,
    async stop() {
      await engine.close();
      proxy.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Every engine of this run, on a database of its own. */
export const engines: Readonly<Record<string, () => Promise<DatabaseUnderTest>>> = {
  SQLite: openedSqlite,
  ...(mysql && { MySQL: openedMysql }),
};
