import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';

export interface BenchDatabase {
  readonly name: 'sqlite' | 'mysql';
  readonly url: string;
  readonly dataDir: string;
  /** The process id of the database server, to measure its CPU; null for the embedded one. */
  readonly pid: number | null;
  /** Updates the database's statistics, as happens in normal operation. */
  analyze(engine: Engine): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Runs on the embedded database, and on MySQL when BENCH_MYSQL_URL names a server (`mysql://root@127.0.0.1:3306`).
 * `another` opens one more database of the same kind.
 */
export async function eachDatabase(
  run: (database: BenchDatabase, another: () => Promise<BenchDatabase>) => Promise<void>,
): Promise<void> {
  const { BENCH_MYSQL_URL: url, BENCH_DATABASE: only } = process.env;
  const open = { sqlite: async () => sqlite(), mysql: url ? () => mysql(url) : undefined };
  for (const [name, start] of Object.entries(open)) {
    if (!start || (only !== undefined && name !== only)) continue;
    const opened: BenchDatabase[] = [];
    const another = async () => {
      opened.push(await start());
      return opened.at(-1)!;
    };
    try {
      await run(await another(), another);
    } finally {
      for (const database of opened) await database.drop();
    }
  }
}

function sqlite(): BenchDatabase {
  const dataDir = mkdtempSync(join(tmpdir(), 'layers-bench-'));
  return {
    name: 'sqlite',
    url: `sqlite:${join(dataDir, 'layers.db')}`,
    dataDir,
    pid: null,
    analyze: (engine) => engine.batch([{ text: 'analyze', values: [] }]),
    drop: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function mysql(server: string): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'layers-bench-'));
  const name = `layers_bench_${process.pid}_${Date.now()}`;
  const run = async (sql: string) => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`create database ${name} character set utf8mb4 collate utf8mb4_0900_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name: 'mysql',
    url: url.href,
    dataDir,
    pid: processOf('mysqld', Number(url.port || 3306)),
    async analyze(engine) {
      const tables = await engine.read({ text: 'show tables', values: [] });
      const names = tables.map((row) => Object.values(row)[0]).join(', ');
      await engine.batch([{ text: `analyze table ${names}`, values: [] }]);
    },
    async drop() {
      await run(`drop database ${name}`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The id of the local process of this program with this port in its command line, if it can be found. */
export function processOf(program: string, port: number): number | null {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      if (command.includes(program) && command.includes(String(port))) return Number(entry);
    } catch {
      // The process ended meanwhile.
    }
  }
  return null;
}
