import { expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { derivedKeys } from '../../../src/infrastructure/kernel/files/peppers.ts';
import { SignedLinks } from '../../../src/infrastructure/media/links/signed-links.ts';
import { HmacUnsubscribeTokens } from '../../../src/infrastructure/notifications/deliveries/unsubscribe-tokens.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const [a, b] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const about = { purpose: 'layers tests', file: 'tests' };

test('servers with the same pepper derive the same key; the pepper itself is not their key', async () => {
  const [key] = await derivedKeys({ dataDir: await temporaryFolder(), peppers: [a] }, about);
  expect([key]).toEqual(await derivedKeys({ dataDir: await temporaryFolder(), peppers: [a] }, about));
  expect(Buffer.from(key).toString()).not.toContain('aaa');
  expect([key]).not.toEqual(
    await derivedKeys({ dataDir: await temporaryFolder(), peppers: [a] }, { ...about, purpose: 'layers' }),
  );
});

test('without a pepper the key is kept in the data directory', async () => {
  const dataDir = await temporaryFolder();
  const kept = await derivedKeys({ dataDir, peppers: ['none'] }, about);
  expect(kept[0]).toHaveLength(32);
  expect(await derivedKeys({ dataDir, peppers: ['none'] }, about)).toEqual(kept);
  expect(await derivedKeys({ dataDir: await temporaryFolder(), peppers: ['none'] }, about)).not.toEqual(kept);
  expect((await derivedKeys({ dataDir, peppers: [a, 'none'] }, about))[1]).toEqual(kept[0]);
});

test('links to files and out of mails work while their pepper is listed', async () => {
  const dataDir = await temporaryFolder();
  const keys = (...peppers: string[]) => derivedKeys({ dataDir, peppers }, about);
  const [before, during, after] = [await keys('none'), await keys(b, a, 'none'), await keys(b)];
  const link = new SignedLinks(before).seal('read', ['a file']);
  expect(new SignedLinks(during).open('read', link)).toEqual(['a file']);
  expect(new SignedLinks(during).open('write', link)).toBeUndefined();
  expect(new SignedLinks(after).open('read', link)).toBeUndefined();
  expect(new SignedLinks(after).open('read', new SignedLinks(during).seal('read', []))).toEqual([]);

  const unwanted = { userId: '0198c0de-0000-7000-8000-00000000000a' as UserId, type: 'digest' as const };
  const token = new HmacUnsubscribeTokens(before).issue(unwanted);
  expect(new HmacUnsubscribeTokens(during).read(token)).toEqual(unwanted);
  expect(new HmacUnsubscribeTokens(during).read(`${token}x`)).toBeUndefined();
  expect(new HmacUnsubscribeTokens(after).read(token)).toBeUndefined();
});
