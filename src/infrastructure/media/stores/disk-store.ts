import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Upload } from '../../../application/kernel/upload.ts';
import {
  type ByteRange,
  ObjectStore,
  type ReadLink,
  type StoredObject,
  type WriteLink,
} from '../../../application/media/ports.ts';
import { rethrowDiskFull } from '../../kernel/files/disk-full.ts';
import type { ObjectLinks } from '../links/object-links.ts';
import { ifExists, place } from './object-files.ts';

const draftFile = '.draft';
const yesOrNo = [() => true, () => false] as const;

/** Objects as files in a folder; their links lead to our own HTTP server. */
export class DiskStore extends ObjectStore {
  readonly #folder: string;
  readonly #links: ObjectLinks;

  constructor(folder: string, links: ObjectLinks) {
    super();
    this.#folder = folder;
    this.#links = links;
  }

  async put(key: string, content: Pick<Upload, 'size' | 'bytes'>): Promise<void> {
    const path = this.#path(key);
    const draft = join(this.#folder, `${randomUUID()}${draftFile}`);
    await mkdir(this.#folder, { recursive: true });
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        for await (const chunk of content.bytes()) await file.writeFile(chunk);
        await file.sync();
      } finally {
        await file.close();
      }
      await place(draft, path);
    } catch (error) {
      rethrowDiskFull(error);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const file = await ifExists(open(this.#path(key), 'r'));
    return file?.createReadStream(range && { start: range.from, end: range.to });
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const found = await ifExists(stat(this.#path(key)));
    if (!found) return undefined;
    return { key, size: found.size, modifiedAt: found.mtimeMs };
  }

  async remove(key: string): Promise<void> {
    const path = this.#path(key);
    await rm(path, { force: true });
    // Removes the file's empty folders, but not the top-level ones that all files share.
    for (
      let folder = dirname(path);
      folder.length > this.#folder.length && dirname(folder) !== this.#folder;
      folder = dirname(folder)
    )
      if (!(await rmdir(folder).then(...yesOrNo))) break;
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    yield* this.#walk(join(this.#folder, prefix.slice(0, prefix.lastIndexOf('/') + 1)), prefix);
  }

  async *#walk(folder: string, prefix: string): AsyncIterable<StoredObject> {
    for (const entry of (await ifExists(readdir(folder, { withFileTypes: true }))) ?? []) {
      const path = join(folder, entry.name);
      const key = relative(this.#folder, path).split(sep).join('/');
      if (entry.isDirectory()) yield* this.#walk(path, prefix);
      else if (key.startsWith(prefix) && !key.endsWith(draftFile)) {
        const found = await ifExists(stat(path));
        if (found) yield { key, size: found.size, modifiedAt: found.mtimeMs };
      }
    }
  }

  readUrl(key: string, link: ReadLink): Promise<string> {
    return this.#links.readUrl(key, link);
  }

  writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    return this.#links.writeUrl(key, contentType, size);
  }

  async check(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const probe = join(this.#folder, `${randomUUID()}${draftFile}`);
    await writeFile(probe, '');
    await rm(probe);
  }

  #path(key: string): string {
    return join(this.#folder, key);
  }
}
