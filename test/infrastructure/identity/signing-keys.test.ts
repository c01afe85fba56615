import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { TokenRejected } from '../../../src/application/kernel/errors.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { JoseAccessTokens } from '../../../src/infrastructure/identity/sessions/jose.ts';
import { rotateKeys, SigningKeys } from '../../../src/infrastructure/identity/sessions/signing-keys.ts';
import { SetClock } from '../../kit/set-clock.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const ann = {
  userId: '0198c0de-0000-7000-8000-00000000000a' as UserId,
  role: 'user' as const,
  signedInWith: 'password' as const,
  sessionId: 's1',
};
const service = 'https://api.example.com';
const minute = 60_000;
const moment = () => vi.advanceTimersByTime(2000);
const kids = async (keys: SigningKeys) => (await keys.published()).keys.map(({ kid }) => kid);

afterEach(() => void vi.useRealTimers());

test('a key is generated once, readable by its owner only, and survives a restart', async () => {
  const folder = await temporaryFolder();
  const [one, other] = await Promise.all([
    SigningKeys.kept(folder, new SetClock()),
    SigningKeys.kept(folder, new SetClock()),
  ]);
  expect(await kids(one)).toEqual(await kids(other));
  expect((await stat(join(folder, 'keys', 'access-tokens.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
});

test('the published set holds no private key', async () => {
  const { keys } = await (await SigningKeys.kept(await temporaryFolder(), new SetClock())).published();
  expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});

test('a running server signs with a rotated key, and accepts the old one until its tokens expire', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const folder = await temporaryFolder();
  const clock = new SetClock();
  const keys = await SigningKeys.kept(folder, clock);
  const tokens = new JoseAccessTokens(keys, clock, service);
  const before = (await tokens.issue(ann)).accessToken;
  const [old] = await kids(keys);

  const fresh = await rotateKeys(folder, clock.at);
  moment();
  expect((await keys.signing()).kid).toBe(fresh);
  expect(await kids(keys)).toEqual([fresh, old]);
  await tokens.verify(before);
  await tokens.verify((await tokens.issue(ann)).accessToken);

  clock.at += 12 * minute;
  expect(await kids(keys)).toEqual([fresh]);
  await expect(tokens.verify(before)).rejects.toThrow(TokenRejected);
  const next = await rotateKeys(folder, clock.at);
  moment();
  expect(await kids(keys)).toEqual([next, fresh]);
});

test('a server finds a new key by the first token that names it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const folder = await temporaryFolder();
  const clock = new SetClock();
  const behind = new JoseAccessTokens(await SigningKeys.kept(folder, clock), clock, service);
  await rotateKeys(folder, clock.at);
  const ahead = new JoseAccessTokens(await SigningKeys.kept(folder, clock), clock, service);
  moment();
  expect(await behind.verify((await ahead.issue(ann)).accessToken)).toMatchObject({ id: ann.userId });
});

test('an emergency rotation of a server that never ran leaves it a key', async () => {
  const folder = await temporaryFolder();
  const kid = await rotateKeys(folder, new SetClock().at);
  expect((await (await SigningKeys.kept(folder, new SetClock())).signing()).kid).toBe(kid);
});

test('a damaged key file stops the start', async () => {
  const folder = await temporaryFolder();
  await rotateKeys(folder, new SetClock().at);
  await writeFile(join(folder, 'keys', 'access-tokens.json'), '[{');
  await expect(SigningKeys.kept(folder, new SetClock())).rejects.toThrow(SyntaxError);
});
