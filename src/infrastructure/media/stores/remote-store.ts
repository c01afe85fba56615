import { Unavailable } from '../../../application/kernel/errors.ts';
import type { Upload } from '../../../application/kernel/upload.ts';
import {
  type ByteRange,
  ObjectStore,
  type ReadLink,
  type StoredObject,
  type WriteLink,
} from '../../../application/media/ports.ts';

/** A store reached over the network. Its errors become `Unavailable`, with a time to retry. */
export class RemoteStore extends ObjectStore {
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    super();
    this.#store = store;
  }

  put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void> {
    return asking(this.#store.put(key, content, contentType));
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const bytes = await asking(this.#store.get(key, range));
    return bytes && reading(bytes);
  }

  head(key: string): Promise<StoredObject | undefined> {
    return asking(this.#store.head(key));
  }

  remove(key: string): Promise<void> {
    return asking(this.#store.remove(key));
  }

  list(prefix: string): AsyncIterable<StoredObject> {
    return reading(this.#store.list(prefix));
  }

  readUrl(key: string, link: ReadLink): Promise<string> {
    return asking(this.#store.readUrl(key, link));
  }

  writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    return asking(this.#store.writeUrl(key, contentType, size));
  }

  check(): Promise<void> {
    return asking(this.#store.check());
  }
}

const away = (error: unknown) =>
  Object.assign(new Unavailable({ detail: 'The file store does not answer', retryAfterSeconds: 5 }), {
    cause: error,
  });

async function asking<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw away(error);
  }
}

async function* reading<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* items;
  } catch (error) {
    throw away(error);
  }
}
