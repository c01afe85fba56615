import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadTooLarge } from '../../../application/kernel/files.ts';
import { Spool, Upload } from '../../../application/kernel/upload.ts';
import { rethrowDiskFull } from './disk-full.ts';

class SpooledUpload extends Upload {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;

  constructor(name: string, path: string, size: number, sha256: string) {
    super();
    this.name = name;
    this.path = path;
    this.size = size;
    this.sha256 = sha256;
  }

  bytes(): AsyncIterable<Uint8Array> {
    return createReadStream(this.path);
  }
}

/** Spools uploads to a private folder, under random names. */
export class DiskSpool extends Spool {
  readonly #folder: string;
  #made: Promise<unknown> | undefined;

  constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  async freshPath(): Promise<string> {
    this.#made ??= mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#made;
    return join(this.#folder, randomUUID());
  }

  async save(name: string, chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Upload> {
    const path = await this.freshPath();
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > limit) throw new UploadTooLarge({ detail: `At most ${limit} bytes are allowed` });
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.close();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      rethrowDiskFull(error);
    }
    return new SpooledUpload(name, path, size, hash.digest('base64url'));
  }

  async written(name: string, path: string): Promise<Upload> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return new SpooledUpload(name, path, (await stat(path)).size, hash.digest('base64url'));
  }

  async drop(uploads: readonly Upload[]): Promise<void> {
    await Promise.all(uploads.map(({ path }) => rm(path, { force: true })));
  }

  /** Deletes files that a crash left behind. */
  async sweep(before: number): Promise<void> {
    for (const name of await readdir(await this.freshPath().then(() => this.#folder))) {
      const path = join(this.#folder, name);
      const age = await stat(path).catch(() => undefined);
      if (age && age.mtimeMs < before) await rm(path, { force: true });
    }
  }
}
