import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { freshMysqlDatabase, mysql } from './databases.ts';
import { hasMysqld } from './program.ts';
import { startRestartableMysqld } from './restartable-mysqld.ts';

const select = async (url: string, statement: string): Promise<RowDataPacket[]> => {
  const connection = await createConnection(url);
  try {
    return (await connection.query<RowDataPacket[]>(statement))[0];
  } finally {
    await connection.end();
  }
};

describe.skipIf(!mysql)('MySQL for tests', () => {
  test('is a real server, 8.4 or later', async () => {
    expect(Number.parseFloat(mysql!.version)).toBeGreaterThanOrEqual(8.4);
  });

  test('gives each suite its own case-sensitive database', async () => {
    await using a = await freshMysqlDatabase();
    await using b = await freshMysqlDatabase();
    await select(a.url, 'create table names (name varchar(10) primary key)');
    await select(a.url, "insert into names values ('ann'), ('Ann'), ('änn')");
    expect(await select(a.url, 'select count(*) as n from names')).toEqual([{ n: 3 }]);
    expect(await select(b.url, 'show tables')).toEqual([]);
  });

  test('drops the database on disposal', async () => {
    const database = await freshMysqlDatabase();
    await database[Symbol.asyncDispose]();
    await expect(select(database.url, 'select 1')).rejects.toMatchObject({ code: 'ER_BAD_DB_ERROR' });
  });

  test.skipIf(!hasMysqld || process.platform === 'win32')(
    'a private server ends with the process that started it, even by kill -9',
    async () => {
      const source = `const server = await (await import(${JSON.stringify(join(import.meta.dirname, 'mysqld.ts'))})).startMysqld();
        console.log(server.url);
        setInterval(() => {}, 1000);`;
      const owner = spawn(process.execPath, ['--input-type=module', '--eval', source], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(owner.stdout, 'data');
      const url = String(line).trim();
      expect(await select(url, 'select 1 as one')).toEqual([{ one: 1 }]);
      owner.kill('SIGKILL');
      await vi.waitFor(
        () => expect(select(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' }),
        10_000,
      );
    },
  );

  test.skipIf(!hasMysqld)('a server that cannot start tells why at once', async () => {
    const mysqld = await startRestartableMysqld();
    onTestFinished(() => mysqld.stop());
    await mysqld.kill();
    const other = createServer().listen(mysqld.port, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    await expect(mysqld.start()).rejects.toThrow(/does not start: .*port: Address already in use/);
  });
});
