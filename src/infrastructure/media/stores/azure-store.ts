import { createHash, randomBytes } from 'node:crypto';
import {
  BlobSASPermissions,
  type ContainerClient,
  generateBlobSASQueryParameters,
  SASProtocol,
  type StorageSharedKeyCredential,
} from '@azure/storage-blob';
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

const blockBytes = 4 * 1024 * 1024;

interface Needs {
  readonly container: ContainerClient;
  readonly credential: StorageSharedKeyCredential;
  readonly clock: Clock;
}

/** Azure Blob Storage. Its upload links bind neither type nor size. */
export class AzureStore extends ObjectStore {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  /** In blocks, each with its checksum; what is never committed is dropped by the service after a week. */
  async put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void> {
    const blob = this.#needs.container.getBlockBlobClient(key);
    const own = randomBytes(12).toString('hex');
    const ids: string[] = [];
    for await (const block of blocks(content.bytes())) {
      const id = Buffer.from(`${own}${String(ids.length).padStart(5, '0')}`).toString('base64');
      const transactionalContentMD5 = createHash('md5').update(block).digest();
      await blob.stageBlock(id, block, block.length, { transactionalContentMD5 });
      ids.push(id);
    }
    const blobHTTPHeaders = { blobContentType: contentType };
    await blob.commitBlockList(ids, { conditions: { ifNoneMatch: '*' }, blobHTTPHeaders });
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const [from, count] = range ? [range.from, range.to - range.from + 1] : [];
    const answer = await ifFound(this.#blob(key).download(from, count));
    return answer?.readableStreamBody as AsyncIterable<Uint8Array> | undefined;
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const found = await ifFound(this.#blob(key).getProperties());
    return found && { key, size: found.contentLength!, modifiedAt: found.lastModified!.getTime() };
  }

  async remove(key: string): Promise<void> {
    await this.#blob(key).deleteIfExists();
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    for await (const { name: key, properties } of this.#needs.container.listBlobsFlat({ prefix }))
      yield { key, size: properties.contentLength!, modifiedAt: properties.lastModified.getTime() };
  }

  async readUrl(key: string, link: ReadLink): Promise<string> {
    return this.#signed(key, this.#needs.clock.now() + linkLifeMs, {
      permissions: BlobSASPermissions.parse('r'),
      contentType: link.contentType,
      contentDisposition: contentDisposition(link),
      cacheControl: `private, max-age=${linkLifeMs / 1000}`,
    });
  }

  /** The right to create does not allow to overwrite, so the link works once. */
  async writeUrl(key: string, contentType: string): Promise<WriteLink> {
    const expiresAt = this.#needs.clock.now() + linkLifeMs;
    const url = this.#signed(key, expiresAt, { permissions: BlobSASPermissions.parse('c') });
    return {
      method: 'PUT',
      url,
      headers: { 'content-type': contentType, 'x-ms-blob-type': 'BlockBlob' },
      expiresAt,
    };
  }

  async check(): Promise<void> {
    await this.#needs.container.listBlobsFlat().byPage({ maxPageSize: 1 }).next();
  }

  #blob(key: string) {
    return this.#needs.container.getBlobClient(key);
  }

  #signed(key: string, expiresAt: number, grant: Grant): string {
    const { container, credential } = this.#needs;
    const { url } = container.getBlobClient(key);
    const protocol = url.startsWith('https:') ? { protocol: SASProtocol.Https } : {};
    const values = { containerName: container.containerName, blobName: key, expiresOn: new Date(expiresAt) };
    return `${url}?${generateBlobSASQueryParameters({ ...values, ...protocol, ...grant }, credential)}`;
  }
}

type Grant = Pick<
  Parameters<typeof generateBlobSASQueryParameters>[0],
  'permissions' | 'contentType' | 'contentDisposition' | 'cacheControl'
>;

async function* blocks(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length < blockBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(parts);
}
