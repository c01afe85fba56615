import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Row } from '../engine.ts';
import type { Value } from '../statement.ts';
import { Checkpoints, mostPages } from './checkpoints.ts';

interface Prepared {
  readonly statement: StatementSync;
  /** The names of its columns; none unless it returns rows. */
  readonly columns: readonly string[];
}

const busy = 5;
const busyDeadlineMs = 5_000;

/** A node:sqlite connection that caches prepared statements. Every call blocks this thread until it is done. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #checkpoints: Checkpoints | undefined;
  readonly #statements = new LRUCache<string, Prepared>({ max: 150 });

  constructor(path: string, options: { readOnly: boolean; synchronous: 'off' | 'normal' | 'full' }) {
    // With a busy timeout node:sqlite would block the event loop, so `begin` retries instead.
    this.#database = new DatabaseSync(path, { readOnly: options.readOnly, timeout: 0 });
    if (!options.readOnly) {
      this.#database.exec('pragma journal_mode = wal');
      this.#database.exec(`pragma synchronous = ${options.synchronous}`);
      this.#checkpoints = new Checkpoints({ path, synchronous: options.synchronous }, () =>
        this.#database.exec(`pragma wal_autocheckpoint = ${mostPages}`),
      );
    }
    this.#database.exec(
      `pragma cache_size = ${options.readOnly ? -2000 : -16000}; pragma temp_store = memory; pragma mmap_size = 268435456`,
    );
  }

  /** `affected` is undefined when the statement returns rows (also with `returning`): count them instead. */
  run(text: string, values: readonly Value[]): { rows: Row[]; affected: number | undefined } {
    const { statement, columns } = this.#prepare(text, values.length > 0);
    const bound = values as readonly SQLInputValue[];
    if (columns.length > 0) {
      const rows = statement.all(...bound) as unknown as readonly unknown[][];
      return { rows: rows.map((row) => named(columns, row)), affected: undefined };
    }
    return { rows: [], affected: Number(statement.run(...bound).changes) };
  }

  exec(text: string): void {
    this.#database.exec(text);
  }

  /** Takes the write lock. Waits for another process or for a checkpoint without blocking the event loop. */
  async begin(): Promise<void> {
    this.#checkpoints?.noted();
    const deadline = Date.now() + busyDeadlineMs;
    for (;;) {
      try {
        if (!this.#checkpoints?.isFull) return this.#database.exec('begin immediate');
      } catch (error) {
        if ((error as { errcode?: number }).errcode !== busy || Date.now() > deadline) throw error;
      }
      await wait(2 + Math.random() * 10);
    }
  }

  /** SQLite may already have rolled back, for instance when the disk was full. */
  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('rollback');
  }

  async close(): Promise<void> {
    await this.#checkpoints?.stop();
    this.#database.close();
  }

  #prepare(text: string, keep: boolean): Prepared {
    const kept = this.#statements.get(text);
    if (kept) return kept;
    const statement = this.#database.prepare(text);
    const prepared = { statement, columns: statement.columns().map(({ name }) => name) };
    statement.setReturnArrays(true);
    // Statements without parameters contain their values, so caching them would only evict reusable ones.
    if (keep) this.#statements.set(text, prepared);
    return prepared;
  }
}

/** The rows that node:sqlite makes are objects without a fixed shape, which take longer to make and to read. */
function named(columns: readonly string[], values: readonly unknown[]): Row {
  const row: Row = {};
  for (let i = 0; i < columns.length; i++) row[columns[i]!] = values[i];
  return row;
}
