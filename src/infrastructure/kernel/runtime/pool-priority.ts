import { readdir, readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

const lowered = 10;

/**
 * Gives the threads of libuv's pool, which hash passwords and make pictures, a lower priority than the thread that
 * answers calls, and than a database on the same machine. Linux alone has priorities of threads.
 */
export async function lowerPoolPriority(): Promise<void> {
  if (process.platform !== 'linux') return;
  const threads = '/proc/self/task';
  // Reading starts the threads, if nothing has before.
  for (const id of await readdir(threads)) {
    const name = await readFile(`${threads}/${id}/comm`, 'utf8').catch(notGone);
    if (name === 'libuv-worker\n') setPriority(Number(id), lowered);
  }
}

/** Other threads may end meanwhile. */
function notGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error;
}
