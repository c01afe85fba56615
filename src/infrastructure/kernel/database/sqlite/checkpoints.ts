import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';

const everyMs = 250;
// A process that writes little needs no thread: the commit that fills the log runs the checkpoint.
const firstAfter = 1_000;
/** Pages (40 MB) after which a commit runs the checkpoint itself, in case the thread cannot keep up. */
export const mostPages = 10_000;

interface Data {
  readonly path: string;
  readonly synchronous: string;
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
  constructor(data: Data, began: () => void) {
    this.#data = data;
    this.#began = began;
  }

  /** Call at the begin of each transaction. */
  noted(): void {
    if (++this.#transactions !== firstAfter) return;
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { checkpointsOf: this.#data } });
    this.#worker.unref();
    this.#began();
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

async function work({ path, synchronous }: Data): Promise<void> {
  const database = new DatabaseSync(path, { timeout: 0 });
  database.exec(`pragma wal_autocheckpoint = 0; pragma synchronous = ${synchronous}`);
  let stopped = false;
  parentPort!.once('message', () => {
    stopped = true;
  });
  while (!stopped) {
    try {
      // Passive: neither waits for readers and writers nor blocks them.
      database.exec('pragma wal_checkpoint(passive)');
    } catch {
      // The disk is full or unavailable: the log keeps all data, commits report the error, and the next round retries.
    }
    await pause(everyMs);
  }
  database.close();
}

// This file is also the worker thread's entry point.
const mine = (workerData as { checkpointsOf?: Data } | null)?.checkpointsOf;
if (mine) await work(mine);
