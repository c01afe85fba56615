import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ObjectExists } from '../../application/media/ports.ts';
import { assertHolds, assertMissing, content, freshKey, keysOf, read, storeCase, text } from './subject.ts';

const minuteMs = 60_000;

export const objectCases = [
  storeCase('an object is read as it was stored, in whole and in part', async ({ store }) => {
    const key = freshKey();
    await store.put(key, text('0123456789'), 'text/plain');
    await assertHolds(store, key, '0123456789');
    assert.equal((await read(store, key, { from: 2, to: 4 }))?.toString(), '234');
  }),

  storeCase('its head and a list tell its size and when it was stored', async ({ store }) => {
    const key = freshKey();
    const before = Date.now();
    await store.put(key, text('0123456789'), 'text/plain');
    const listed = [];
    for await (const one of store.list(key)) listed.push(one);
    assert.equal(listed.length, 1);
    for (const [where, found] of Object.entries({ head: await store.head(key), list: listed[0] })) {
      assert.deepEqual([found?.key, found?.size], [key, 10], where);
      const apart = Math.abs(found!.modifiedAt - before);
      assert.ok(apart < minuteMs, `${where}: modifiedAt is ${apart} ms from now`);
    }
  }),

  storeCase('a large object that is sent in many chunks is read as it was stored', async ({ store }) => {
    const key = freshKey();
    const bytes = randomBytes(9 * 1024 * 1024);
    const pieces = () =>
      Readable.from(Array.from({ length: 9 * 16 }, (_, i) => bytes.subarray(i << 16, (i + 1) << 16)));
    await store.put(key, { size: bytes.length, bytes: pieces }, 'video/mp4');
    assert.ok((await read(store, key))?.equals(bytes), 'the bytes differ');
  }),

  storeCase(
    'what was stored is there after the store is opened anew',
    async ({ store, reopen }) => {
      const key = freshKey();
      await store.put(key, text('kept'), 'text/plain');
      await assertHolds(reopen(), key, 'kept');
    },
    'reopen',
  ),

  storeCase('an unknown key is undefined, and removing it does nothing', async ({ store }) => {
    assert.equal(await store.head(freshKey()), undefined);
    assert.equal(await store.get(freshKey()), undefined);
    assert.deepEqual(await keysOf(store, freshKey()), []);
    await store.remove(freshKey());
  }),

  storeCase('a second object under the same key is refused, and the first stays', async ({ store }) => {
    const key = freshKey();
    await store.put(key, text('first'), 'text/plain');
    await assert.rejects(store.put(key, text('second'), 'text/plain'), ObjectExists);
    await assertHolds(store, key, 'first');
  }),

  storeCase('of 20 objects stored at once under one key exactly one stays, whole', async ({ store }) => {
    const key = freshKey();
    const sent = Array.from({ length: 20 }, (_, n) => `object ${n}`);
    const outcomes = await Promise.allSettled(sent.map((words) => store.put(key, text(words), 'text/plain')));
    const winners = sent.filter((_, n) => outcomes[n]!.status === 'fulfilled');
    assert.equal(winners.length, 1, `${winners.length} of 20 calls say that they stored it`);
    await assertHolds(store, key, winners[0]!);
  }),

  storeCase('an upload that is cut off is not stored', async ({ store }) => {
    const key = freshKey();
    async function* breaking() {
      yield Buffer.from('half');
      throw new Error('the wire is cut');
    }
    await assert.rejects(store.put(key, { size: 8, bytes: breaking }, 'text/plain'), /the wire is cut/);
    await assertMissing(store, key);
  }),

  storeCase('a stream that is longer or shorter than its size is not stored', async ({ store }) => {
    for (const [size, chunks] of [
      [3, ['abcd']],
      [3, ['abc', 'd']],
      [5, ['abcd']],
      [5, ['ab', 'cd']],
    ] as const) {
      const key = freshKey();
      const bytes = () => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
      await assert.rejects(store.put(key, { size, bytes }, 'text/plain'), `${chunks} of size ${size}`);
      await assertMissing(store, key);
    }
  }),

  storeCase(
    'bytes that were corrupted in transit are refused',
    async (subject) => {
      for (const bytes of [Buffer.from('precious bytes'), randomBytes(100_000)]) {
        const key = freshKey();
        subject.damageNext();
        await assert.rejects(
          subject.store.put(key, content(bytes), 'text/plain'),
          'damaged bytes were accepted',
        );
        await assertMissing(subject.store, key);
      }
    },
    'damageNext',
  ),

  storeCase('a removed object is gone', async ({ store }) => {
    const key = freshKey();
    await store.put(key, text('gone'), 'text/plain');
    await store.remove(key);
    await assertMissing(store, key);
    assert.equal(await store.get(key), undefined);
    assert.deepEqual(await keysOf(store, key), []);
  }),

  storeCase('objects are listed by the prefix of their keys', async ({ store }) => {
    const folder = `files/${randomUUID()}/`;
    const keys = Array.from({ length: 5 }, (_, i) => `${folder}${i}/original`);
    for (const key of keys) await store.put(key, text('listed'), 'text/plain');
    assert.deepEqual(await keysOf(store, folder), keys);
    assert.deepEqual(await keysOf(store, `${folder}3`), [keys[3]]);
    assert.deepEqual(await keysOf(store, `files/${randomUUID()}/`), []);
  }),

  storeCase('a list holds all objects, also more than a thousand', async ({ store, seed }) => {
    const folder = `files/${randomUUID()}/`;
    const keys = Array.from({ length: seed ? 1005 : 30 }, (_, i) => `${folder}${String(i).padStart(4, '0')}`);
    if (seed) await seed(keys);
    else for (const key of keys) await store.put(key, text('x'), 'text/plain');
    const listed = await keysOf(store, folder);
    assert.equal(listed.length, keys.length, `${listed.length} of ${keys.length} are listed`);
    assert.deepEqual(listed, keys);
  }),
];
