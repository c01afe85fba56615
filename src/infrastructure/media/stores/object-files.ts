import { link, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ObjectExists } from '../../../application/media/ports.ts';

/** By a hard link, which unlike a rename never replaces an existing file: then it throws `ObjectExists`. */
export async function place(draft: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(dirname(path), { recursive: true });
      return await link(draft, path);
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' && syscall === 'link') throw new ObjectExists(path, { cause: error });
      // Another call has removed the empty folder in between.
      if (attempt === 5 || code !== 'ENOENT') throw error;
    }
  }
}

/** Undefined when there is no such file. */
export async function ifExists<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
