import { createHash } from 'node:crypto';
import { access, constants, type FileHandle, open } from 'node:fs/promises';
import { BreachedPasswords } from '../../../application/identity/ports.ts';

const hashLength = 40;
// Long enough for one line, with a count behind the hash, and the rest of the line before.
const window = 160;

/** Searches a sorted file with a SHA-1 in hex at the start of each line, as such lists are published. */
export class BreachedPasswordsFile extends BreachedPasswords {
  readonly #path: string;

  private constructor(path: string) {
    super();
    this.#path = path;
  }

  /** Throws when there is no such file. It may be replaced by a newer one at any time. */
  static async at(path: string): Promise<BreachedPasswordsFile> {
    await access(path, constants.R_OK);
    return new BreachedPasswordsFile(path);
  }

  async has(password: string): Promise<boolean> {
    const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
    const file = await open(this.#path, 'r');
    try {
      return await search(file, (await file.stat()).size, wanted);
    } finally {
      await file.close();
    }
  }
}

/** Binary search: some 35 short reads in a file of 40 GB. */
async function search(file: FileHandle, size: number, wanted: string): Promise<boolean> {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const line = await lineAfter(file, middle);
    if (line === undefined || line.at >= high || line.hash > wanted) high = middle;
    else if (line.hash === wanted) return true;
    else low = line.at + hashLength;
  }
  return false;
}

/** The first line that begins at or after this byte. */
async function lineAfter(
  file: FileHandle,
  position: number,
): Promise<{ at: number; hash: string } | undefined> {
  const from = Math.max(0, position - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(window), 0, window, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  const start = position === 0 ? 0 : text.indexOf('\n') + 1;
  if (position > 0 && start === 0) return undefined;
  return { at: from + start, hash: text.slice(start, start + hashLength).toUpperCase() };
}

export class NoBreachedPasswords extends BreachedPasswords {
  async has(): Promise<boolean> {
    return false;
  }
}
