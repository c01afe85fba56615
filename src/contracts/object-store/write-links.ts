import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  assertHolds,
  assertMissing,
  assertRefused,
  type StoreUnderTest,
  storeCase,
  tenMinutesMs,
} from './subject.ts';

type Changes = { readonly body?: string; readonly type?: string };

/** An upload link for five bytes of a video, and how to use it. */
async function uploadLink({ store, fetch }: StoreUnderTest) {
  const key = `incoming/${randomUUID()}`;
  const { url, method, headers, expiresAt } = await store.writeUrl(key, 'video/mp4', 5);
  const send = ({ body = 'video', type }: Changes = {}) =>
    fetch(url, {
      method,
      headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
      body,
    });
  return { key, expiresAt, send };
}

export const writeLinkCases = [
  storeCase('an upload link stores an object, once', async (subject) => {
    const { key, expiresAt, send } = await uploadLink(subject);
    assert.ok(expiresAt - Date.now() <= tenMinutesMs);
    const first = await send();
    assert.ok(first.ok, `it was answered ${first.status}: ${await first.text()}`);
    await assertRefused(send({ body: 'again' }), 'a second upload');
    await assertHolds(subject.store, key, 'video');
  }),

  storeCase('of 20 uploads at once with one link exactly one is stored', async (subject) => {
    const { key, send } = await uploadLink(subject);
    const bodies = Array.from({ length: 20 }, (_, n) => `vid${String(n).padStart(2, '0')}`);
    const answers = await Promise.all(bodies.map((body) => send({ body })));
    const winners = bodies.filter((_, n) => answers[n]!.ok);
    assert.equal(winners.length, 1, `${winners.length} of 20 uploads were accepted`);
    await assertHolds(subject.store, key, winners[0]!);
  }),

  storeCase(
    'an upload link refuses another content type',
    async (subject) => {
      const { key, send } = await uploadLink(subject);
      await assertRefused(send({ type: 'text/html' }), 'another type');
      await assertMissing(subject.store, key);
    },
    'bindsType',
  ),

  storeCase(
    'an upload link refuses another size',
    async (subject) => {
      const { key, send } = await uploadLink(subject);
      for (const body of ['too long', 'vid']) await assertRefused(send({ body }), 'another size');
      await assertMissing(subject.store, key);
    },
    'bindsSize',
  ),

  storeCase(
    'an upload link stores nothing after ten minutes',
    async (subject) => {
      const { key, send } = await uploadLink(subject);
      subject.later(tenMinutesMs + 1_000);
      const { status } = await send().finally(() => subject.later(0));
      assert.ok([400, 403].includes(status), `after ten minutes it was answered ${status}`);
      await assertMissing(subject.store, key);
    },
    'later',
  ),

  storeCase('an upload link can neither read nor delete', async (subject) => {
    const key = `incoming/${randomUUID()}`;
    const { url, method, headers } = await subject.store.writeUrl(key, 'video/mp4', 5);
    assert.ok((await subject.fetch(url, { method, headers, body: 'video' })).ok);
    for (const other of ['GET', 'DELETE'])
      await assertRefused(subject.fetch(url, { method: other, headers }), `${other} with an upload link`);
    await assertHolds(subject.store, key, 'video');
  }),
];
