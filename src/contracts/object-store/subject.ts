import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ByteRange, ObjectStore, ReadLink } from '../../application/media/ports.ts';
import { contractCase, type Subject } from '../contract.ts';

/** An object store, and what a test can do to it. The cases that need an ability which it lacks are skipped. */
export interface StoreUnderTest extends Subject {
  readonly store: ObjectStore;
  /** Another store over the same objects, as after a restart of the service. */
  readonly reopen?: () => ObjectStore;
  /** Requests a link of the store. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Moves the clock of the store's server forward by so many milliseconds; 0 sets it right. */
  readonly later?: (ms: number) => void;
  /** Corrupts the next bytes on their way to the store. */
  readonly damageNext?: () => void;
  /** Takes the store away (true), or brings it back. */
  readonly away?: (isAway: boolean) => Promise<void> | void;
  /** The same store as an operator may misconfigure it: what is wrong, and the store that is opened so. */
  readonly misconfigured?: Readonly<Record<string, ObjectStore>>;
  /** Stores many small objects of one byte at once. */
  readonly seed?: (keys: readonly string[]) => Promise<void> | void;
  /** When a read link ends, as its URL tells. */
  readonly endOf?: (url: string) => number;
  /** Set if upload links refuse another content type. */
  readonly bindsType?: true;
  /** Set if upload links refuse another size. */
  readonly bindsSize?: true;
}

export const storeCase = <K extends keyof StoreUnderTest = never>(
  title: string,
  check: Parameters<typeof contractCase<StoreUnderTest, K>>[1],
  ...needs: K[]
) => contractCase<StoreUnderTest, K>(title, check, ...needs);

/** How long links live at most. */
export const tenMinutesMs = 10 * 60_000;

export const content = (bytes: Uint8Array) => ({ size: bytes.length, bytes: () => Readable.from([bytes]) });
export const text = (words: string) => content(Buffer.from(words));
export const pngLink: ReadLink = { contentType: 'image/png', name: 'näme "x".png', attachment: false };

export const freshKey = (): string => `files/${randomUUID()}/${randomUUID()}/original`;

export async function read(store: ObjectStore, key: string, range?: ByteRange): Promise<Buffer | undefined> {
  const stream = await store.get(key, range);
  return stream && (await buffer(Readable.from(stream)));
}

export async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.sort();
}

/** Fails unless the object has exactly these bytes. */
export async function assertHolds(store: ObjectStore, key: string, words: string): Promise<void> {
  assert.equal((await read(store, key))?.toString(), words);
}

export async function assertMissing(store: ObjectStore, key: string): Promise<void> {
  assert.equal(await store.head(key), undefined, 'nothing may be stored');
}

/** Fails unless the server refuses the request as the caller's fault. */
export async function assertRefused(answer: Promise<Response>, what: string): Promise<void> {
  const { status } = await answer;
  assert.ok(status >= 400 && status < 500, `${what} was answered ${status}`);
}
