import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { DependencyAway, DependencyRefused } from '../../../src/application/kernel/dependencies.ts';
import { Unavailable } from '../../../src/application/kernel/errors.ts';
import { ObjectStore, type StoredObject, type WriteLink } from '../../../src/application/media/ports.ts';
import { DependencyLog } from '../../../src/infrastructure/kernel/observability/dependency-log.ts';
import { GuardedStore } from '../../../src/infrastructure/media/stores/guarded-store.ts';
import { SetClock } from '../../kit/set-clock.ts';

/** Fails as it is told, after it has read what it is given. */
class TroubledStore extends ObjectStore {
  error: Error | undefined;
  stream = Readable.from([]);

  async put(_key: string, content: { bytes(): AsyncIterable<Uint8Array> }): Promise<void> {
    for await (const _ of content.bytes());
    return this.#fail();
  }
  async get(): Promise<AsyncIterable<Uint8Array>> {
    await this.#fail();
    return this.stream;
  }
  async head(): Promise<StoredObject | undefined> {
    return this.#fail() as Promise<undefined>;
  }
  remove(): Promise<void> {
    return this.#fail();
  }
  list = (): AsyncIterable<StoredObject> => Readable.from([]);
  readUrl = async () => 'https://store.example/object';
  writeUrl = async () => ({}) as WriteLink;
  check(): Promise<void> {
    return this.#fail();
  }

  async #fail(): Promise<void> {
    if (this.error) throw this.error;
  }
}

function opened() {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const clock = new SetClock();
  const troubled = new TroubledStore();
  const store = new GuardedStore(troubled, clock, new DependencyLog(logger, clock));
  return { troubled, store, clock, told: () => lines.splice(0).map(({ msg, cause }) => [msg, cause]) };
}
const withCode = (code: string) => Object.assign(new Error('http://user:secret@host'), { code });
const withStatus = (statusCode: number, code: string) => Object.assign(withCode(code), { statusCode });
const link = { contentType: 'image/png', name: 'a.png', attachment: false };

test('an outage is one line in the log, with its cause, however many calls fail; its end is another', async () => {
  const { troubled, store, clock, told } = opened();
  troubled.error = withCode('ECONNREFUSED');
  for (let call = 0; call < 50; call++) await expect(store.head('a')).rejects.toThrow(DependencyAway);
  await store.readUrl('a', link);
  expect(told()).toEqual([['the file store is away', 'no answer (ECONNREFUSED)']]);
  clock.at += 61_000;
  for (let call = 0; call < 50; call++) await expect(store.head('a')).rejects.toThrow(DependencyAway);
  expect(told()).toEqual([['the file store is away', 'no answer (ECONNREFUSED)']]);
  troubled.error = undefined;
  for (let call = 0; call < 50; call++) await store.head('a');
  expect(told()).toEqual([['the file store answers again', undefined]]);
});

test('a right that is missing for one call is logged once a minute, although other calls succeed', async () => {
  const { troubled, store, told } = opened();
  const content = { size: 1, bytes: () => Readable.from([Buffer.from('x')]) };
  for (let call = 0; call < 50; call++) {
    troubled.error = withStatus(403, 'AccessDenied');
    await expect(store.put('a', content, 'text/plain')).rejects.toThrow(DependencyRefused);
    troubled.error = undefined;
    await store.check();
  }
  const cause = 'the credentials are wrong, or lack the right to do this (403 AccessDenied)';
  expect(told()).toEqual([
    ['the file store refuses us', cause],
    ['the file store answers again', undefined],
  ]);
});

test.each([
  [withStatus(401, 'InvalidAuthenticationInfo'), 'refused'],
  [withStatus(404, 'ContainerNotFound'), 'refused'],
  [withStatus(301, 'PermanentRedirect'), 'refused'],
  [withStatus(400, 'AuthorizationHeaderMalformed'), 'refused'],
  [withStatus(400, 'InvalidBucketName'), 'refused'],
  [new Error('Could not load the default credentials'), 'refused'],
  [new Error('Region is missing'), 'refused'],
  [withCode('EACCES'), 'refused'],
  [withStatus(500, 'InternalError'), 'away'],
  [withStatus(503, 'SlowDown'), 'away'],
  [withStatus(429, 'TooManyRequests'), 'away'],
  [withCode('ENOTFOUND'), 'away'],
  [withCode('ETIMEDOUT'), 'away'],
  [new Error('socket hang up'), 'away'],
])('%s is told apart, callers get 503, and no secret is told', async (error, state) => {
  const { troubled, store, told } = opened();
  troubled.error = error;
  const failure = await store.check().catch((thrown: DependencyAway) => thrown);
  expect(failure).toBeInstanceOf(Unavailable);
  expect(failure).toMatchObject({ state, reason: expect.stringMatching(/^[a-z]/) });
  expect(JSON.stringify([failure, told()])).not.toContain('secret');
});

test('a caller who breaks off an upload is not told that the store is away', async () => {
  const { store, told } = opened();
  async function* broken() {
    yield Buffer.from('x');
    throw new Error('the caller is gone');
  }
  await expect(store.put('a', { size: 2, bytes: broken }, 'text/plain')).rejects.toThrow(
    /^the caller is gone$/,
  );
  expect(told()).toEqual([]);
});

test('an object that nobody reads to its end is closed, even before its first byte', async () => {
  for (const reads of [0, 1]) {
    const { troubled, store } = opened();
    troubled.stream = Readable.from([Buffer.from('one'), Buffer.from('two')]);
    const closed = once(troubled.stream, 'close');
    const reader = Readable.from((await store.get('a'))!);
    if (reads > 0) await once(reader, 'readable');
    reader.destroy();
    await closed;
  }
});
