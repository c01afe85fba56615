import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';

const everyMs = 250;
// Whoever writes little needs no thread: the commit that fills the log moves it, as ever.
const firstAfter = 1_000;
/** Pages (40 MB) from which on a commit moves the log itself, should the thread not get to the end of it. */
export const mostPages = 10_000;

interface Data {
  readonly path: string;
  readonly synchronous: string;
}

/**
 * Moves what was committed from the log into the database, on a thread of its own: it waits for the disk, which the
 * thread that answers must not. It begins after the first thousand transactions.
 */
export class Checkpoints {
  readonly #data: Data;
  readonly #began: () => void;
  #transactions = 0;
  #worker: Worker | undefined;

  /** `began` is called once the log need not be moved by commits any more. */
  constructor(data: Data, began: () => void) {
    this.#data = data;
    this.#began = began;
  }

  /** For each transaction that begins. */
  noted(): void {
    if (++this.#transactions !== firstAfter) return;
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { checkpointsOf: this.#data } });
    this.#worker.unref();
    this.#began();
  }

  async stop(): Promise<void> {
    // Later ones start none.
    this.#transactions = Number.POSITIVE_INFINITY;
    if (!this.#worker) return;
    // A process that waits for nothing else would end before it.
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
      // Passive: it waits for nobody, and nobody for it.
      database.exec('pragma wal_checkpoint(passive)');
    } catch {
      // A disk that is full or away: the log keeps everything, commits tell whoever writes, and this is tried again.
    }
    await pause(everyMs);
  }
  database.close();
}

// This file is the thread as well.
const mine = (workerData as { checkpointsOf?: Data } | null)?.checkpointsOf;
if (mine) await work(mine);
