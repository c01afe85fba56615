import { Readable } from 'node:stream';
import { settledWithin } from '../../../application/kernel/concurrency/settled-within.ts';
import { DependencyAway, DependencyDown } from '../../../application/kernel/dependencies.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { Upload } from '../../../application/kernel/upload.ts';
import {
  type ByteRange,
  ObjectExists,
  ObjectStore,
  type ReadLink,
  type StoredObject,
  type WriteLink,
} from '../../../application/media/ports.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import type { DependencyLog } from '../../kernel/observability/dependency-log.ts';
import { LinkCache } from '../links/link-cache.ts';
import { ExactBytes } from './exact-bytes.ts';
import { explain, isTaken } from './store-errors.ts';

const patienceMs = 5_000;
/** Signing a link asks no server, so it does not show that the store answers. */
type Of = 'check' | 'call' | 'sign';

/**
 * Keeps the promises that are the same for every store, so that an adapter has only its protocol: sizes are exact, links
 * are reused, and errors say whether the store is away or refuses us.
 */
export class GuardedStore extends ObjectStore {
  readonly #store: ObjectStore;
  readonly #log: DependencyLog;
  readonly #links: LinkCache;

  constructor(store: ObjectStore, clock: Clock, log: DependencyLog) {
    super();
    this.#store = store;
    this.#log = log;
    this.#links = new LinkCache(clock);
  }

  async put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void> {
    const exact = new ExactBytes(content);
    try {
      await this.#store.put(key, { size: content.size, bytes: () => exact.read() }, contentType);
      this.#log.answered();
    } catch (error) {
      if (exact.fault !== undefined) throw exact.fault;
      if (error instanceof ObjectExists) throw error;
      if (isTaken(error)) throw new ObjectExists(`There is an object under ${key} already`, { cause: error });
      throw this.#down(error);
    }
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const bytes = await this.#asking(this.#store.get(key, range));
    return bytes && this.#reading(bytes);
  }

  head(key: string): Promise<StoredObject | undefined> {
    return this.#asking(this.#store.head(key));
  }

  remove(key: string): Promise<void> {
    return this.#asking(this.#store.remove(key));
  }

  list(prefix: string): AsyncIterable<StoredObject> {
    return this.#reading(this.#store.list(prefix));
  }

  readUrl(key: string, link: ReadLink): Promise<string> {
    return this.#links.of(key, link, () => this.#asking(this.#store.readUrl(key, link), 'sign'));
  }

  writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    return this.#asking(this.#store.writeUrl(key, contentType, size), 'sign');
  }

  async check(): Promise<void> {
    await this.#asking(answered(this.#store.check()), 'check');
  }

  async #asking<T>(work: Promise<T>, of: Of = 'call'): Promise<T> {
    try {
      const answer = await work;
      if (of !== 'sign') this.#log.answered();
      return answer;
    } catch (error) {
      throw this.#down(error, of);
    }
  }

  /** Reading that ends early closes the stream, even before the first chunk. */
  #reading<T>(items: AsyncIterable<T>): AsyncIterable<T> {
    return {
      [Symbol.asyncIterator]: () => {
        const iterator = items[Symbol.asyncIterator]();
        return {
          next: () => this.#asking(iterator.next()),
          return: async () => {
            if (items instanceof Readable) items.destroy();
            await iterator.return?.();
            return { done: true, value: undefined };
          },
        };
      },
    };
  }

  #down(error: unknown, of: Of = 'call'): Error {
    if (error instanceof Refusal && !(error instanceof DependencyDown)) return error;
    const down = error instanceof DependencyDown ? error : explain(error, of === 'check');
    this.#log.failed(down);
    return down;
  }
}

async function answered(check: Promise<void>): Promise<void> {
  if (!(await settledWithin(check, patienceMs)))
    throw new DependencyAway({
      dependency: 'the file store',
      reason: `no answer within ${patienceMs / 1000} s`,
    });
}
