import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';

const everyMs = 250;
const oftenMs = 50;
// A process that writes little needs no thread: the commit that fills the log runs the checkpoint.
const firstAfter = 1_000;
/** A log of so many pages (40 MB) starts again: transactions wait until everything in it is in the database. */
const fullPages = 10_000;
const waitMs = 1_000;
/** Pages (160 MB) after which a commit runs the checkpoint itself, in case the thread cannot. */
export const mostPages = 40_000;

interface Data {
  readonly path: string;
  readonly synchronous: string;
  /** One number, which both threads read: 1 while transactions wait. */
  readonly full: Int32Array;
}

/**
 * Checkpoints the write-ahead log on a thread of its own, because a checkpoint waits for the disk and must not
 * block the event loop. Starts after the first thousand transactions.
 */
export class Checkpoints {
  readonly #data: Data;
  readonly #began: () => void;
  #transactions = 0;
  #worker: Worker | undefined;

  /** `began` is called once commits no longer need to run checkpoints. */
  constructor(data: Omit<Data, 'full'>, began: () => void) {
    this.#data = { ...data, full: new Int32Array(new SharedArrayBuffer(4)) };
    this.#began = began;
  }

  /** Call at the begin of each transaction. */
  noted(): void {
    if (++this.#transactions !== firstAfter) return;
    const cache = getCompileCacheDir();
    this.#worker = new Worker(new URL(import.meta.url), {
      workerData: { checkpointsOf: this.#data },
      // Without the cache the thread loads the TypeScript compiler, 10 MB, for this file.
      ...(cache && { env: { NODE_COMPILE_CACHE: dirname(cache) } }),
    });
    this.#worker.unref();
    this.#began();
  }

  /** Whether a transaction should wait. Otherwise the thread would hardly ever find a moment without one. */
  get isFull(): boolean {
    return Atomics.load(this.#data.full, 0) === 1;
  }

  async stop(): Promise<void> {
    // Never start a second thread.
    this.#transactions = Number.POSITIVE_INFINITY;
    if (!this.#worker) return;
    // Keep the process alive until the thread has ended.
    this.#worker.ref();
    const ended = once(this.#worker, 'exit');
    this.#worker.postMessage('stop');
    await ended;
  }
}

async function work({ path, synchronous, full }: Data): Promise<void> {
  const database = new DatabaseSync(path, { timeout: waitMs });
  database.exec(`pragma wal_autocheckpoint = 0; pragma synchronous = ${synchronous}`);
  // Passive: neither waits for readers and writers nor blocks them.
  const passive = database.prepare('pragma wal_checkpoint(passive)');
  // Waits for the running transaction; the next one then writes to the begin of the log again.
  const whole = database.prepare('pragma wal_checkpoint(full)');
  const run = (checkpoint: typeof passive) => (checkpoint.get() as { log: number }).log;
  let stopped = false;
  parentPort!.once('message', () => {
    stopped = true;
  });
  let [log, done] = [0, 0];
  while (!stopped) {
    try {
      log = run(passive);
      if (log > fullPages && log !== done) {
        Atomics.store(full, 0, 1);
        done = run(whole);
      }
    } catch {
      // The disk is full or unavailable: the log keeps all data, commits report the error, and the next round retries.
    } finally {
      Atomics.store(full, 0, 0);
    }
    await pause(log > fullPages / 4 ? oftenMs : everyMs);
  }
  database.close();
}

// This file is also the worker thread's entry point.
const mine = (workerData as { checkpointsOf?: Data } | null)?.checkpointsOf;
if (mine) await work(mine);
