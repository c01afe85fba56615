import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../src/application/media/ports.ts';

export interface StoreUnderTest {
  readonly store: ObjectStore;
  /** Requests a link of the store. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Moves the store's clock forward; a real store has none. */
  readonly later?: (ms: number) => void;
  /** Corrupts the next bytes in transit. */
  readonly damageNext?: () => void;
  stop(): Promise<void> | void;
}

const content = (bytes: Uint8Array) => ({ size: bytes.length, bytes: () => Readable.from([bytes]) });
const text = (words: string) => content(Buffer.from(words));
const link = { contentType: 'image/png', name: 'näme "x".png', attachment: false };

/** The behaviour of every object store. */
export function objectStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest;
    let store: ObjectStore;
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(() => under.stop());

    const fresh = () => `files/${randomUUID()}/${randomUUID()}/original`;
    const read = async (key: string, range?: { from: number; to: number }) => {
      const stream = await store.get(key, range);
      return stream && (await buffer(Readable.from(stream)));
    };

    test('an object is read as it was stored, in whole and in part', async () => {
      const key = fresh();
      const before = Date.now();
      await store.put(key, text('0123456789'), 'text/plain');
      expect((await read(key))?.toString()).toBe('0123456789');
      expect((await read(key, { from: 2, to: 4 }))?.toString()).toBe('234');
      const head = await store.head(key);
      expect(head).toMatchObject({ key, size: 10 });
      expect(Math.abs(head!.modifiedAt - before)).toBeLessThan(60_000);
    });

    test('a large object that is sent in many chunks is read as it was stored', async () => {
      const key = fresh();
      const bytes = randomBytes(9 * 1024 * 1024);
      const pieces = () =>
        Readable.from(Array.from({ length: 9 * 16 }, (_, i) => bytes.subarray(i << 16, (i + 1) << 16)));
      await store.put(key, { size: bytes.length, bytes: pieces }, 'video/mp4');
      expect((await read(key))?.equals(bytes)).toBe(true);
    });

    test('an unknown key is undefined', async () => {
      expect([await store.head(fresh()), await read(fresh())]).toEqual([undefined, undefined]);
      await store.remove(fresh());
    });

    test('a second object under the same key is refused, and the first stays', async () => {
      const key = fresh();
      await store.put(key, text('first'), 'text/plain');
      await expect(store.put(key, text('second'), 'text/plain')).rejects.toThrow();
      expect((await read(key))?.toString()).toBe('first');
    });

    test('an upload that is cut off is not stored', async () => {
      const key = fresh();
      async function* breaking() {
        yield Buffer.from('half');
        throw new Error('the wire is cut');
      }
      await expect(store.put(key, { size: 8, bytes: breaking }, 'text/plain')).rejects.toThrow();
      expect(await store.head(key)).toBeUndefined();
    });

    test('a removed object is gone', async () => {
      const key = fresh();
      await store.put(key, text('gone'), 'text/plain');
      await store.remove(key);
      expect(await store.head(key)).toBeUndefined();
    });

    test('objects are listed by the prefix of their keys, however many there are', async () => {
      const folder = `files/${randomUUID()}/`;
      const keys = Array.from({ length: 5 }, (_, i) => `${folder}${i}/original`);
      for (const key of keys) await store.put(key, text('listed'), 'text/plain');
      const listed = [];
      for await (const { key, size } of store.list(folder)) listed.push([key, size]);
      expect(listed.sort()).toEqual(keys.map((key) => [key, 6]));
      for await (const { key } of store.list(`${folder}3`)) expect(key).toBe(keys[3]);
    });

    test('a link serves an object with its own type and name', async () => {
      const key = fresh();
      await store.put(key, text('picture'), 'image/png');
      const url = await store.readUrl(key, link);
      const answer = await under.fetch(url);
      expect([answer.status, await answer.text()]).toEqual([200, 'picture']);
      expect(answer.headers.get('content-type')).toBe('image/png');
      expect(answer.headers.get('content-disposition')).toBe(
        `inline; filename="n_me _x_.png"; filename*=UTF-8''n%C3%A4me%20%22x%22.png`,
      );
      expect(await store.readUrl(key, link)).toBe(url);
      const saved = await under.fetch(await store.readUrl(fresh(), { ...link, attachment: true }));
      expect(saved.status).toBeGreaterThanOrEqual(400);
    });

    test('a changed link is refused', async () => {
      const [mine, other] = [fresh(), fresh()];
      for (const key of [mine, other]) await store.put(key, text('secret'), 'image/png');
      const url = await store.readUrl(mine, link);
      const changed = url.includes(mine) ? url.replace(mine, other) : url.replace(/.(?=\.[^.]+$)/, 'x');
      expect([400, 403]).toContain((await under.fetch(changed)).status);
      expect([400, 403]).toContain(
        (await under.fetch(url.replace(/.(?=.{3}$)/, (c) => (c === 'a' ? 'b' : 'a')))).status,
      );
    });

    test('an upload link accepts exactly the agreed type and size, once', async () => {
      const key = `incoming/${randomUUID()}`;
      const { url, method, headers, expiresAt } = await store.writeUrl(key, 'video/mp4', 5);
      expect(expiresAt - Date.now()).toBeLessThanOrEqual(600_000);
      const send = async (body: string, more = {}) =>
        (await under.fetch(url, { method, headers: { ...headers, ...more }, body })).status;
      expect(await send('too long')).toBeGreaterThanOrEqual(400);
      expect(await send('html!', { 'content-type': 'text/html' })).toBeGreaterThanOrEqual(400);
      expect(await store.head(key)).toBeUndefined();
      expect(await send('video')).toBe(200);
      expect(await send('again')).toBeGreaterThanOrEqual(400);
      expect((await read(key))?.toString()).toBe('video');
    });

    test('a store that works passes its check', async () => {
      await store.check();
    });

    test('links expire after ten minutes', async ({ skip }) => {
      if (!under.later) return skip();
      const key = fresh();
      await store.put(key, text('picture'), 'image/png');
      const [reading, writing] = [
        await store.readUrl(key, link),
        await store.writeUrl(fresh(), 'image/png', 1),
      ];
      under.later(601_000);
      expect([400, 403]).toContain((await under.fetch(reading)).status);
      const { url, method, headers } = writing;
      expect([400, 403]).toContain((await under.fetch(url, { method, headers, body: 'x' })).status);
      under.later(0);
    });

    test('bytes that were corrupted in transit are refused', async ({ skip }) => {
      if (!under.damageNext) return skip();
      const key = fresh();
      under.damageNext();
      await expect(store.put(key, text('precious bytes'), 'text/plain')).rejects.toThrow();
      expect(await store.head(key)).toBeUndefined();
    });
  });
}
