import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { databases, refusalOf, startWorld } from '../kit/world.ts';

const [, documented = ''] =
  /^Limits per person:(.*(?:\n.+)*)/m.exec(readFileSync('docs/security.md', 'utf8')) ?? [];

/** What docs/security.md says, with the operation that it is about. */
const perPerson = [
  ['120 uploads a minute', 'media.upload-file', 120, 60],
  ['60 imports', 'wardrobe.import-items', 60, 3600],
  ['20 exports of a wardrobe an hour', 'wardrobe.export', 20, 3600],
  ['10 exports of all data an hour', 'identity.export-me', 10, 3600],
  ['100 payment requests', 'wallets.request-payment', 100, 3600],
  ['30 splits an hour', 'wallets.split-payment', 30, 3600],
] as const;

test.each(perPerson)('%s: declared as documented', (text, name, points, seconds) => {
  expect(documented).toContain(text);
  const { limits = [] } = operations.find((operation) => operation.name === name)!;
  expect(limits).toMatchObject([{ points, seconds, per: 'account' }]);
});

describe('a limit per person', () => {
  test.each([
    ['wardrobe.export', 20, {}],
    ['identity.export-me', 10, {}],
    ['wardrobe.import-items', 60, { items: [{ name: 'hat', category: 'hat' }], dryRun: true }],
  ] as const)(
    'of %s refuses the call after the last one, for this person alone',
    async (name, points, input) => {
      const world = await startWorld(databases[0], { RATE_LIMITS: 'on', RATE_LIMIT_WRITES: '1000' });
      const [ann, bob] = [await world.person('ann'), await world.person('bob')];
      const attempt = (who: typeof ann) => refusalOf(world.call(name, input as never, who.actor));
      for (let i = 0; i < points; i++) expect(await attempt(ann)).toBe('nothing');
      expect(await attempt(ann)).toBe('request.too-many');
      expect(await attempt(bob)).toBe('nothing');
    },
  );
});

test('a limit per thing refuses one more', async () => {
  for (const text of ['10 files in a post', '30 pieces in an outfit', '200 entries in a collection'])
    expect(documented).toContain(text);
  const { call, person } = await startWorld(databases[0]);
  const { actor } = await person('ann');
  const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
  expect(await refusalOf(call('posts.create-post', { text: 'x', mediaIds: ids(11) }, actor))).toMatch(
    /^request\.invalid-fields \/mediaIds/,
  );
  const pieces = ids(31).map((itemId) => ({ itemId }));
  expect(await refusalOf(call('wardrobe.create-outfit', { pieces }, actor))).toBe(
    'request.invalid-fields /pieces',
  );
});
