import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
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

/** `s3://bucket?region=&endpoint=`, with credentials from the environment. */
export function openS3(url: URL, clock: Clock, options: S3ClientConfig = {}): S3Store {
  const region = url.searchParams.get('region');
  const endpoint = url.searchParams.get('endpoint');
  const config: S3ClientConfig = {
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000 },
    ...options,
    ...(region !== null && { region }),
    // Other servers than Amazon's rarely have a host name per bucket.
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
  };
  return new S3Store(url.hostname, config, clock);
}

/** Amazon S3, or any server that speaks its protocol. */
export class S3Store extends ObjectStore {
  readonly #bucket: string;
  readonly #client: S3Client;
  /** For links: the checksum of the content is not known yet, so it must not be signed. */
  readonly #signer: S3Client;
  readonly #clock: Clock;

  constructor(bucket: string, config: S3ClientConfig, clock: Clock) {
    super();
    this.#bucket = bucket;
    this.#client = new S3Client(config);
    this.#signer = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });
    this.#clock = clock;
  }

  async put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void> {
    const cut = new AbortController();
    try {
      await this.#client.send(
        new PutObjectCommand({
          ...this.#at(key),
          Body: Readable.from(whole(content.bytes(), cut)),
          ContentLength: content.size,
          ContentType: contentType,
          CacheControl: 'private, max-age=600',
          ChecksumAlgorithm: 'CRC32',
          IfNoneMatch: '*',
        }),
        { abortSignal: cut.signal },
      );
    } catch (error) {
      cut.signal.throwIfAborted();
      throw error;
    }
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const part = range && { Range: `bytes=${range.from}-${range.to}` };
    const answer = await ifFound(this.#client.send(new GetObjectCommand({ ...this.#at(key), ...part })));
    return answer?.Body as AsyncIterable<Uint8Array> | undefined;
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const answer = await ifFound(this.#client.send(new HeadObjectCommand(this.#at(key))));
    if (!answer) return undefined;
    return { key, size: answer.ContentLength ?? 0, modifiedAt: answer.LastModified!.getTime() };
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#at(key)));
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    const input = { Bucket: this.#bucket, Prefix: prefix };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#client }, input))
      for (const { Key, Size = 0, LastModified } of Contents)
        yield { key: Key!, size: Size, modifiedAt: LastModified!.getTime() };
  }

  async readUrl(key: string, link: ReadLink): Promise<string> {
    return getSignedUrl(
      this.#signer,
      new GetObjectCommand({
        ...this.#at(key),
        ResponseContentType: link.contentType,
        ResponseContentDisposition: contentDisposition(link),
      }),
      { expiresIn: linkLifeMs / 1000 },
    );
  }

  async writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    const expiresAt = this.#clock.now() + linkLifeMs;
    const headers = { 'content-type': contentType, 'if-none-match': '*' };
    const url = await getSignedUrl(
      this.#signer,
      new PutObjectCommand({
        ...this.#at(key),
        ContentType: contentType,
        ContentLength: size,
        IfNoneMatch: '*',
      }),
      {
        expiresIn: linkLifeMs / 1000,
        signableHeaders: new Set(['host', 'content-length', ...Object.keys(headers)]),
      },
    );
    return { method: 'PUT', url, headers, expiresAt };
  }

  async check(): Promise<void> {
    await this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, MaxKeys: 1 }));
  }

  #at(key: string) {
    return { Bucket: this.#bucket, Key: key };
  }
}

/** When reading fails, the request is aborted: the library would wait for the rest for ever. */
async function* whole(bytes: AsyncIterable<Uint8Array>, cut: AbortController) {
  try {
    yield* bytes;
  } catch (error) {
    cut.abort(error);
  }
}
