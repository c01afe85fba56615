import { DependencyAway } from '../../../src/application/kernel/dependencies.ts';
import type { Upload } from '../../../src/application/kernel/upload.ts';
import {
  type ByteRange,
  ObjectExists,
  ObjectStore,
  type ReadLink,
  type StoredObject,
  type WriteLink,
} from '../../../src/application/media/ports.ts';
import type { StoreUnderTest } from '../../../src/contracts/index.ts';

type Content = Pick<Upload, 'size' | 'bytes'>;

/** Passes everything on; a faulty store overrides what it does wrong. */
class PassingStore extends ObjectStore {
  protected readonly store: ObjectStore;

  constructor(store: ObjectStore) {
    super();
    this.store = store;
  }
  put(key: string, content: Content, contentType: string): Promise<void> {
    return this.store.put(key, content, contentType);
  }
  get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    return this.store.get(key, range);
  }
  head(key: string): Promise<StoredObject | undefined> {
    return this.store.head(key);
  }
  remove(key: string): Promise<void> {
    return this.store.remove(key);
  }
  list(prefix: string): AsyncIterable<StoredObject> {
    return this.store.list(prefix);
  }
  readUrl(key: string, link: ReadLink): Promise<string> {
    return this.store.readUrl(key, link);
  }
  writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    return this.store.writeUrl(key, contentType, size);
  }
  check(): Promise<void> {
    return this.store.check();
  }
}

class EmptyStore extends PassingStore {
  override async get(): Promise<undefined> {}
  override async head(): Promise<undefined> {}
}

export interface Mutant {
  /** What is wrong with the store. */
  readonly title: string;
  /** The case that must fail. */
  readonly killedBy: string;
  readonly plant: (subject: StoreUnderTest) => StoreUnderTest;
}

/** A fault of the store itself. */
const inStore = (
  title: string,
  killedBy: string,
  Faulty: new (store: ObjectStore) => ObjectStore,
): Mutant => ({
  title,
  killedBy,
  plant: (subject) => ({ ...subject, stop: () => subject.stop(), store: new Faulty(subject.store) }),
});

type Fetch = StoreUnderTest['fetch'];

/** A fault in how the store's server answers its links. */
const inLinks = (
  title: string,
  killedBy: string,
  fault: (subject: StoreUnderTest, keyOf: (url: string) => string | undefined) => Fetch,
): Mutant => ({
  title,
  killedBy,
  plant(subject) {
    const keys = new Map<string, string>();
    class Noting extends PassingStore {
      override async readUrl(key: string, link: ReadLink): Promise<string> {
        const url = await this.store.readUrl(key, link);
        keys.set(url, key);
        return url;
      }
    }
    const store = new Noting(subject.store);
    return { ...subject, stop: () => subject.stop(), store, fetch: fault(subject, (url) => keys.get(url)) };
  },
});

/** A fault of a store that is misconfigured. */
const whenMisconfigured = (
  title: string,
  killedBy: string,
  Faulty: new (store: ObjectStore) => ObjectStore,
): Mutant => ({
  title,
  killedBy,
  plant({ misconfigured, ...subject }) {
    const faulty = Object.entries(misconfigured ?? {}).map(([how, store]) => [how, new Faulty(store)]);
    const stop = () => subject.stop();
    return { ...subject, stop, ...(misconfigured && { misconfigured: Object.fromEntries(faulty) }) };
  },
});

const without = (header: string) => (subject: StoreUnderTest) => async (url: string, init?: RequestInit) => {
  const answer = await subject.fetch(url, init);
  const headers = new Headers(answer.headers);
  headers.delete(header);
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
};

async function* first<T>(count: number, items: AsyncIterable<T>): AsyncIterable<T> {
  let left = count;
  for await (const item of items) {
    yield item;
    if (--left === 0) return;
  }
}

async function received(content: Content): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const whole = (bytes: Buffer): Content => ({
  size: bytes.length,
  async *bytes() {
    yield bytes;
  },
});

const storing = [
  inStore(
    'lists say that everything was stored in 1970',
    'its head and a list tell its size and when it was stored',
    class extends PassingStore {
      override async *list(prefix: string) {
        for await (const one of this.store.list(prefix)) yield { ...one, modifiedAt: 0 };
      }
    },
  ),
  inStore(
    'a second object is looked for, instead of refused by a precondition',
    'of 20 objects stored at once under one key exactly one stays, whole',
    class extends PassingStore {
      override async put(key: string, content: Content, contentType: string) {
        if (await this.store.head(key)) throw new ObjectExists();
        const bytes = await received(content);
        for (;;) {
          await this.store.remove(key);
          const stored = await this.store.put(key, whole(bytes), contentType).then(
            () => true,
            () => false,
          );
          if (stored) return;
        }
      }
    },
  ),
  inStore(
    'a stream may have any length',
    'a stream that is longer or shorter than its size is not stored',
    class extends PassingStore {
      override async put(key: string, content: Content, contentType: string) {
        await this.store.put(key, whole(await received(content)), contentType);
      }
    },
  ),
  inStore(
    'a stream that is too long is cut',
    'a stream that is longer or shorter than its size is not stored',
    class extends PassingStore {
      override async put(key: string, content: Content, contentType: string) {
        const bytes = await received(content);
        await this.store.put(key, whole(bytes.subarray(0, content.size)), contentType);
      }
    },
  ),
  inStore(
    'a list is only its first page',
    'a list holds all objects, also more than a thousand',
    class extends PassingStore {
      override list(prefix: string) {
        return first(25, this.store.list(prefix));
      }
    },
  ),
  {
    title: 'bytes have no checksum',
    killedBy: 'bytes that were corrupted in transit are refused',
    plant(subject: StoreUnderTest): StoreUnderTest {
      let damages = false;
      class Unchecked extends PassingStore {
        override async put(key: string, content: Content, contentType: string) {
          const bytes = await received(content);
          if (damages) bytes[0]! ^= 1;
          damages = false;
          await this.store.put(key, whole(bytes), contentType);
        }
      }
      const store = new Unchecked(subject.store);
      return {
        ...subject,
        stop: () => subject.stop(),
        store,
        ...(subject.damageNext && { damageNext: () => void (damages = true) }),
      };
    },
  },
] satisfies readonly Mutant[];

const year = 365 * 24 * 3_600_000;
const links = [
  inLinks(
    'a link to read may write',
    'a link to read can neither write nor delete',
    ({ store, fetch }, keyOf) =>
      async (url, init) => {
        const key = init?.method === 'PUT' ? keyOf(url) : undefined;
        if (key === undefined) return fetch(url, init);
        await store.remove(key);
        await store.put(key, whole(Buffer.from(String(init?.body))), 'image/png');
        return new Response(null, { status: 201 });
      },
  ),
  inLinks(
    'a link to read may delete',
    'a link to read can neither write nor delete',
    ({ store, fetch }, keyOf) =>
      async (url, init) => {
        const key = init?.method === 'DELETE' ? keyOf(url) : undefined;
        if (key === undefined) return fetch(url, init);
        await store.remove(key);
        return new Response(null, { status: 204 });
      },
  ),
  {
    title: 'a link to read lives for a year',
    killedBy: 'a link to read serves for five minutes, and no longer than ten',
    plant(subject: StoreUnderTest): StoreUnderTest {
      const later = (ms: number) => subject.later?.(ms < year ? 0 : ms);
      return { ...subject, stop: () => subject.stop(), ...(subject.later && { later }) };
    },
  },
  inStore(
    'a link to read says that it lives for a year',
    'a link to read says that it ends within ten minutes',
    class extends PassingStore {
      override async readUrl(key: string, link: ReadLink) {
        const url = new URL(await this.store.readUrl(key, link));
        const { searchParams } = url;
        for (const name of ['X-Goog-Expires', 'X-Amz-Expires'])
          if (searchParams.has(name)) searchParams.set(name, String(year / 1000));
        if (searchParams.has('se')) searchParams.set('se', new Date(Date.now() + year).toISOString());
        return url.href;
      }
    },
  ),
  inStore(
    'attachments are shown instead of saved',
    'a link of an attachment is saved by browsers instead of shown',
    class extends PassingStore {
      override readUrl(key: string, link: ReadLink) {
        return this.store.readUrl(key, { ...link, attachment: false });
      }
    },
  ),
  inStore(
    'links are reused by key alone',
    'the same link is the same URL; any other type, name or disposition is another',
    class extends PassingStore {
      readonly #links = new Map<string, Promise<string>>();
      override readUrl(key: string, link: ReadLink) {
        const known = this.#links.get(key) ?? this.store.readUrl(key, link);
        this.#links.set(key, known);
        return known;
      }
    },
  ),
  inStore(
    'links are reused by key and name, whatever the disposition',
    'the same link is the same URL; any other type, name or disposition is another',
    class extends PassingStore {
      readonly #links = new Map<string, Promise<string>>();
      override readUrl(key: string, link: ReadLink) {
        const name = `${key} ${link.name} ${link.contentType}`;
        const known = this.#links.get(name) ?? this.store.readUrl(key, link);
        this.#links.set(name, known);
        return known;
      }
    },
  ),
  inStore(
    'a link ignores its type',
    'a link serves an object with the type and name of the link',
    class extends PassingStore {
      override readUrl(key: string, link: ReadLink) {
        return this.store.readUrl(key, { ...link, contentType: 'application/octet-stream' });
      }
    },
  ),
  inLinks(
    'a link has no content type',
    'a link serves an object with the type and name of the link',
    without('content-type'),
  ),
  inLinks(
    'a link has no cache headers',
    'what a link serves may be cached privately for at most ten minutes',
    without('cache-control'),
  ),
  inLinks(
    'an upload link works again',
    'an upload link stores an object, once',
    ({ fetch }) =>
      async (url, init) => {
        const answer = await fetch(url, init);
        return init?.method === 'PUT' && answer.status >= 400 ? new Response(null, { status: 200 }) : answer;
      },
  ),
] satisfies readonly Mutant[];

const isAway = 'while the store is away every call says so, and none that there is nothing';
const faults = [
  inStore(
    'every error of get means "not there"',
    isAway,
    class extends PassingStore {
      override get(key: string, range?: ByteRange) {
        return this.store.get(key, range).catch(() => undefined);
      }
    },
  ),
  inStore(
    'every error of head means "not there"',
    isAway,
    class extends PassingStore {
      override head(key: string) {
        return this.store.head(key).catch(() => undefined);
      }
    },
  ),
  inStore(
    'every error of remove means "not there"',
    isAway,
    class extends PassingStore {
      override remove(key: string) {
        return this.store.remove(key).catch(() => undefined);
      }
    },
  ),
  inStore(
    'a list that fails is empty',
    isAway,
    class extends PassingStore {
      override async *list(prefix: string) {
        try {
          yield* this.store.list(prefix);
        } catch {
          // The fault.
        }
      }
    },
  ),
  whenMisconfigured(
    'a missing bucket is "not there"',
    'a misconfigured store never says that there is no object',
    class extends PassingStore {
      override get = async () => undefined;
    },
  ),
  whenMisconfigured(
    'what is refused is told as away',
    'a misconfigured store is told apart from one that is away',
    class extends PassingStore {
      override check = async () => {
        throw new DependencyAway({ dependency: 'the file store', reason: 'it answers with an error' });
      };
    },
  ),
  inStore(
    'the check never fails',
    'the check fails while the store is away, and passes when it is back',
    class extends PassingStore {
      override async check() {}
    },
  ),
] satisfies readonly Mutant[];

/** Faults that an adapter may have, each with the case of the contract that must find it. */
const restart: Mutant = {
  title: 'objects are lost at a restart',
  killedBy: 'what was stored is there after the store is opened anew',
  plant: (subject) => ({ ...subject, reopen: () => new EmptyStore(subject.store) }),
};

export const storeMutants: readonly Mutant[] = [...storing, restart, ...links, ...faults];
