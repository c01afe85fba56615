import assert from 'node:assert/strict';
import { DependencyAway, DependencyRefused } from '../../application/kernel/dependencies.ts';
import type { ObjectStore } from '../../application/media/ports.ts';
import { assertHolds, freshKey, keysOf, read, storeCase, text } from './subject.ts';

const reads = (store: ObjectStore, key: string): Readonly<Record<string, () => Promise<unknown>>> => ({
  get: () => read(store, key),
  list: () => keysOf(store, key),
});

export const faultCases = [
  storeCase('a store that works passes its check', async ({ store }) => {
    await store.check();
  }),

  storeCase(
    'while the store is away every call says so, and none that there is nothing',
    async (subject) => {
      const { store } = subject;
      const key = freshKey();
      await store.put(key, text('kept'), 'text/plain');
      const calls = {
        ...reads(store, key),
        head: () => store.head(key),
        remove: () => store.remove(key),
        put: () => store.put(freshKey(), text('lost'), 'text/plain'),
      };
      await subject.away(true);
      try {
        for (const [name, call] of Object.entries(calls))
          await assert.rejects(call, isDown, `${name} did not fail`);
      } finally {
        await subject.away(false);
      }
      await assertHolds(store, key, 'kept');
    },
    'away',
  ),

  storeCase(
    'the check fails while the store is away, and passes when it is back',
    async (subject) => {
      await subject.away(true);
      try {
        await assert.rejects(subject.store.check(), isDown, 'the check passed');
      } finally {
        await subject.away(false);
      }
      await subject.store.check();
    },
    'away',
  ),

  storeCase(
    'a misconfigured store is told apart from one that is away',
    async (subject) => {
      for (const [how, store] of Object.entries(subject.misconfigured))
        await assert.rejects(
          store.check(),
          (error) => {
            assert.ok(error instanceof DependencyRefused, `${how}: ${String(error)}`);
            assert.match(error.reason, /^[a-z].{10,150}$/, how);
            return true;
          },
          `${how}: the check passed`,
        );
    },
    'misconfigured',
  ),

  storeCase(
    'a misconfigured store never says that there is no object',
    async (subject) => {
      for (const [how, store] of Object.entries(subject.misconfigured))
        for (const [name, call] of Object.entries(reads(store, freshKey())))
          await assert.rejects(call, isDown, `${how}: ${name} did not fail`);
    },
    'misconfigured',
  ),
];

/** A disk that is away is a folder that cannot be used: that is refused. */
const isDown = (error: unknown) => error instanceof DependencyAway || error instanceof DependencyRefused;
