import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../cli/run.ts';
import { blocks, section } from '../docs/markdown.ts';
import { clientEnvironment, noMysqlClients } from '../kit/mysql/clients.ts';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startRestartableMysqld } from '../kit/mysql/restartable-mysqld.ts';
import { startServiceProcess } from '../kit/processes/service-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { expectVerified, startDrill } from './drill.ts';

/** Invented people beside those of the drill, for measurements with more data. */
const people = Number(process.env.DRILL_PEOPLE ?? 0);
const minutes = 60_000;
// Other tests use the machine as well.
const unhurried = { LOAD_SHEDDING: 'off' };

// The commands as operators read them.
const [backUpSqlite, restoreSqlite, dumpMysql, streamMysql, restoreMysql] = blocks(
  section(await readFile('docs/operations.md', 'utf8'), 'Backup and restore'),
  'sh',
).map((script) => script.replaceAll('npm exec -- node', process.execPath));

type Shell = Record<string, string | undefined>;
const shell = (script: string, env: Shell) => promisify(execFile)('bash', ['-ec', script], { env });

const seeded = async (environment: Record<string, string>) => {
  if (people === 0) return;
  const { code, stderr } = await run('seed', ['--people', `${people}`], { BCRYPT_COST: '4', ...environment });
  expect([code, stderr]).toEqual([0, '']);
};

const stopwatch = () => {
  const from = performance.now();
  return () => `${((performance.now() - from) / 1000).toFixed(1)} s`;
};
const report = (line: string) => process.stdout.write(`${line}\n`);
const megabytes = async (file: string) => `${((await stat(file)).size / 1e6).toFixed(1)} MB`;

if (hasMysqld && noMysqlClients !== undefined) {
  const line = `No drill of a restore on MySQL: ${noMysqlClients}.`;
  if (process.env.REQUIRE_MYSQL === '1') throw new Error(line);
  process.stderr.write(`\n!!! ${line} !!!\n\n`);
}

describe('After everything is lost, what the documentation says restores', () => {
  test(
    'the embedded database: all that was acknowledged before the backup is there',
    async () => {
      const folder = await temporaryFolder();
      const environment = { ...unhurried, DATA_DIR: join(folder, 'data') };
      const BACKUP = join(folder, 'backup');
      const PATH = process.env.PATH;
      await mkdir(BACKUP);
      await mkdir(environment.DATA_DIR);
      await seeded(environment);
      let service = await startServiceProcess(environment);
      onTestFinished(() => service.kill());
      const drill = await startDrill(() => service, environment);
      drill.start();
      await drill.goesOn();

      const known = drill.known();
      const backup = stopwatch();
      await shell(backUpSqlite!, { PATH, BACKUP, ...environment });
      report(`backup of ${await megabytes(join(BACKUP, 'layers.db'))} in ${backup()}`);
      await drill.goesOn();
      await drill.stop();
      await service.kill();
      await rm(environment.DATA_DIR, { recursive: true });

      const elsewhere = { ...unhurried, DATA_DIR: join(folder, 'elsewhere') };
      const restore = stopwatch();
      await shell(restoreSqlite!, { PATH, BACKUP, ...elsewhere });
      service = await startServiceProcess(elsewhere);
      report(`restored and started in ${restore()}`);
      await drill.expectRestored(known, async (text) => {
        const database = new DatabaseSync(join(elsewhere.DATA_DIR, 'layers.db'), { readOnly: true });
        const rows = database.prepare(text).all();
        database.close();
        return rows.map((row) => String(Object.values(row)[0]));
      });
      await expectVerified(elsewhere);
      expect(await service.stop()).toBe(0);
      expect(service.errors).toEqual([]);
    },
    5 * minutes,
  );

  test.skipIf(!hasMysqld || noMysqlClients !== undefined)(
    'MySQL: all that was acknowledged before the crash is there, from the dump and the binary log',
    async () => {
      const folder = await temporaryFolder();
      const BACKUP = join(folder, 'backup');
      await mkdir(BACKUP);
      const lost = await startRestartableMysqld({ binaryLog: true });
      onTestFinished(lost.stop);
      const environment = { ...unhurried, DATA_DIR: join(folder, 'data'), DATABASE_URL: lost.url };
      expect((await run('migrate', [], environment)).code).toBe(0);
      await seeded(environment);
      const rights = section(await readFile('docs/operations.md', 'utf8'), 'Backup and restore');
      for (const statement of blocks(rights, 'sql')[0]!.trim().split(';\n'))
        await ask(lost.url, statement.replace(/;$/, ''));
      const account = { port: lost.port, user: 'backup', password: 'secret' };
      const asBackup = { ...(await clientEnvironment(await temporaryFolder(), account)), BACKUP };

      let service = await startServiceProcess(environment);
      onTestFinished(() => service.kill());
      const drill = await startDrill(() => service, environment);
      drill.start();
      await drill.goesOn();
      const backup = stopwatch();
      await shell(dumpMysql!, { ...asBackup, DATA_DIR: environment.DATA_DIR });
      report(`dump of ${await megabytes(join(BACKUP, 'layers.sql'))} in ${backup()}`);
      const stream = spawn('bash', ['-ec', streamMysql!], { env: asBackup, detached: true, stdio: 'ignore' });
      const ended = once(stream, 'exit');
      onTestFinished(() => {
        if (stream.exitCode === null) process.kill(-stream.pid!, 'SIGKILL');
      });
      await drill.goesOn();
      await drill.stop();
      const known = drill.known();
      const position = await binaryLogPosition(lost.url);
      const streamed = () =>
        stat(join(BACKUP, position.file)).then(
          ({ size }) => size,
          () => 0,
        );
      await expect.poll(streamed, { timeout: 10_000 }).toBeGreaterThanOrEqual(position.size);
      await lost.kill();
      // It ends with its server.
      await ended;
      await service.kill();
      await rm(environment.DATA_DIR, { recursive: true });
      await lost.stop();

      const fresh = await startRestartableMysqld({ binaryLog: true });
      onTestFinished(fresh.stop);
      await ask(fresh.url, 'drop database layers');
      const elsewhere = { ...unhurried, DATA_DIR: join(folder, 'elsewhere'), DATABASE_URL: fresh.url };
      const asRoot = await clientEnvironment(await temporaryFolder(), { port: fresh.port });
      const restore = stopwatch();
      await shell(restoreMysql!, { ...asRoot, BACKUP, DATA_DIR: elsewhere.DATA_DIR });
      service = await startServiceProcess(elsewhere);
      report(`restored and started in ${restore()}`);
      await drill.expectRestored(known, async (text) =>
        (await ask(fresh.url, text)).map((row) => String(Object.values(row)[0])),
      );
      await expectVerified(elsewhere);
      expect(await service.stop()).toBe(0);
      expect(service.errors).toEqual([]);
    },
    5 * minutes,
  );
});

async function ask(url: string, statement: string): Promise<RowDataPacket[]> {
  const connection = await createConnection(url);
  try {
    return (await connection.query<RowDataPacket[]>(statement))[0];
  } finally {
    await connection.end();
  }
}

async function binaryLogPosition(url: string): Promise<{ file: string; size: number }> {
  const [row] = await ask(url, 'show binary log status');
  return { file: row!.File as string, size: row!.Position as number };
}
