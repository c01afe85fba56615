import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Bucket, Storage, type StorageOptions } from '@google-cloud/storage';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { Upload } from '../../../application/kernel/upload.ts';
import {
  type ByteRange,
  ObjectStore,
  type ReadLink,
  type StoredObject,
  type WriteLink,
} from '../../../application/media/ports.ts';
import { linkLifeMs } from '../links/link-cache.ts';
import { contentDisposition } from './content-disposition.ts';
import { ifFound } from './store-errors.ts';

/** Larger uploads resume after a broken connection instead of starting again. */
const resumableBytes = 8 * 1024 * 1024;

/** `gs://bucket`, with credentials from the environment. `?endpoint=` names another server with the same protocol. */
export function openGcs(url: URL, clock: Clock, options: StorageOptions = {}): GcsStore {
  const endpoint = url.searchParams.get('endpoint');
  const storage = new Storage({
    timeout: 30_000,
    retryOptions: { totalTimeout: 30 },
    ...options,
    ...(endpoint !== null && { apiEndpoint: endpoint }),
  });
  return new GcsStore(storage.bucket(url.hostname), clock);
}

/** Google Cloud Storage. */
export class GcsStore extends ObjectStore {
  readonly #bucket: Bucket;
  readonly #clock: Clock;

  constructor(bucket: Bucket, clock: Clock) {
    super();
    this.#bucket = bucket;
    this.#clock = clock;
  }

  async put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void> {
    const target = this.#bucket.file(key).createWriteStream({
      resumable: content.size > resumableBytes,
      validation: 'crc32c',
      preconditionOpts: { ifGenerationMatch: 0 },
      metadata: { contentType, cacheControl: 'private, max-age=600' },
    });
    await pipeline(Readable.from(content.bytes()), target);
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const stream = this.#bucket.file(key).createReadStream({
      decompress: false,
      // The checksum covers the whole object, so a range cannot be validated.
      ...(range ? { start: range.from, end: range.to, validation: false } : { validation: 'crc32c' }),
    });
    return ifFound(
      new Promise<Readable>((resolve, reject) => {
        stream
          .once('readable', () => resolve(stream))
          .once('end', () => resolve(stream))
          .once('error', reject);
      }),
    );
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const answer = await ifFound(this.#bucket.file(key).getMetadata());
    if (!answer) return undefined;
    const [{ size, updated }] = answer;
    return { key, size: Number(size), modifiedAt: Date.parse(String(updated)) };
  }

  async remove(key: string): Promise<void> {
    await this.#bucket.file(key).delete({ ignoreNotFound: true });
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    for await (const file of this.#bucket.getFilesStream({ prefix })) {
      const { size, updated } = file.metadata;
      yield { key: file.name, size: Number(size), modifiedAt: Date.parse(String(updated)) };
    }
  }

  async readUrl(key: string, link: ReadLink): Promise<string> {
    const [url] = await this.#bucket.file(key).getSignedUrl({
      version: 'v4',
      action: 'read',
      expires: this.#clock.now() + linkLifeMs,
      responseType: link.contentType,
      responseDisposition: contentDisposition(link),
    });
    return url;
  }

  async writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    const expiresAt = this.#clock.now() + linkLifeMs;
    const signed = { 'x-goog-content-length-range': `${size},${size}`, 'x-goog-if-generation-match': '0' };
    const [url] = await this.#bucket.file(key).getSignedUrl({
      version: 'v4',
      action: 'write',
      expires: expiresAt,
      contentType,
      extensionHeaders: signed,
    });
    return { method: 'PUT', url, headers: { 'content-type': contentType, ...signed }, expiresAt };
  }

  async check(): Promise<void> {
    await this.#bucket.getFiles({ maxResults: 1, autoPaginate: false });
  }
}
