import { setImmediate as turn } from 'node:timers/promises';
import bcrypt from 'bcrypt';
import { expect, test, vi } from 'vitest';
import { TooManyRequests } from '../../../src/application/kernel/errors.ts';
import { BcryptHasher } from '../../../src/infrastructure/identity/passwords/bcrypt.ts';

const hasher = new BcryptHasher({ peppers: ['pepper'], cost: 4 });

test('only the right password matches its hash', async () => {
  const hash = await hasher.hash('correct horse');
  expect(await hasher.verify('correct horse', hash)).toEqual({ matches: true, outdated: false });
  expect((await hasher.verify('correct horse ', hash)).matches).toBe(false);
});

test('every character of a long password counts, also after a null character', async () => {
  const long = 'p'.repeat(127);
  expect((await hasher.verify(`${long}b`, await hasher.hash(`${long}a`))).matches).toBe(false);
  expect((await hasher.verify('one\0b', await hasher.hash('one\0a'))).matches).toBe(false);
});

test('a stolen table is useless without the pepper', async () => {
  const hash = await hasher.hash('correct horse');
  const elsewhere = new BcryptHasher({ peppers: ['another'], cost: 4 });
  expect((await elsewhere.verify('correct horse', hash)).matches).toBe(false);
});

test('a hash of another cost still matches and is reported as outdated', async () => {
  const dearer = new BcryptHasher({ peppers: ['pepper'], cost: 5 });
  expect(await dearer.verify('correct horse', await hasher.hash('correct horse'))).toEqual({
    matches: true,
    outdated: true,
  });
});

const [old, now] = ['o'.repeat(32), 'n'.repeat(32)] as const;

test('one hash is computed for each verification, however many peppers there are', async () => {
  const rotated = new BcryptHasher({ peppers: [now, 'middle'.repeat(6), old], cost: 4 });
  const compare = vi.spyOn(bcrypt, 'compare');
  const hashes = [
    await rotated.hash('correct horse'),
    await new BcryptHasher({ peppers: [old], cost: 4 }).hash('correct horse'),
    await new BcryptHasher({ peppers: ['dropped'.repeat(5)], cost: 4 }).hash('correct horse'),
    null,
  ];
  const found = [];
  for (const hash of hashes) found.push(await rotated.verify('correct horse', hash));
  expect(found).toEqual([
    { matches: true, outdated: false },
    { matches: true, outdated: true },
    { matches: false, outdated: false },
    { matches: false, outdated: false },
  ]);
  expect(compare.mock.calls.map(([, hash]) => bcrypt.getRounds(hash))).toEqual([4, 4, 4, 4]);
});

test('a hash that was stored before fingerprints belongs to the oldest pepper', async () => {
  const { length } = (await new BcryptHasher({ peppers: [old], cost: 4 }).hash('x')).replace(/\$.*/, '');
  const stored = (await new BcryptHasher({ peppers: [old], cost: 4 }).hash('correct horse')).slice(length);
  expect(stored).toMatch(/^\$2b\$/);
  for (const [peppers, matches, outdated] of [
    [[old], true, false],
    [[now, old], true, true],
    [[now], false, false],
  ] as const)
    expect(await new BcryptHasher({ peppers, cost: 4 }).verify('correct horse', stored)).toEqual({
      matches,
      outdated,
    });
});

test('an unknown account never matches, and is hashed at the same cost', async () => {
  expect(await hasher.verify('anything', null)).toEqual({ matches: false, outdated: false });
});

test('the event loop stays free while sixteen people sign in', async () => {
  const slow = new BcryptHasher({ peppers: ['pepper'], cost: 8 });
  let hashing = true;
  const hashes = Promise.all(Array.from({ length: 16 }, () => slow.hash('correct horse')));
  void hashes.finally(() => (hashing = false));
  let turns = 0;
  while (hashing) {
    await turn();
    turns++;
  }
  expect(turns).toBeGreaterThan(160);
  expect((await hashes).filter((hash) => hash.includes('$2b$08$'))).toHaveLength(16);
});

test('calls beyond the queue get a time to retry; queued calls are served', async () => {
  const small = new BcryptHasher({ peppers: ['pepper'], cost: 4, atOnce: 1, queued: 2 });
  const calls = await Promise.allSettled(Array.from({ length: 5 }, () => small.hash('correct horse')));
  expect(calls.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ]);
  const refused = calls[4] as PromiseRejectedResult;
  expect(refused.reason).toBeInstanceOf(TooManyRequests);
  expect(refused.reason.details.retryAfterSeconds).toBeGreaterThanOrEqual(1);
  await expect(small.hash('correct horse')).resolves.toBeTypeOf('string');
});
