import { setImmediate } from 'node:timers/promises';
import { en, Faker } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { makeGarment } from '../../../src/cli/seed/wardrobes/garments.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { In } from '../../kit/calls.ts';
import { ownOnes } from '../../kit/own.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

const counted = sql<{ ownerId: string }, { n: number }>(
  'select count(*) as n from items where owner_id = :ownerId',
);
/** Of one import. */
const mostRows = 500;
type Asked = In<'wardrobe.import-items'>;

async function found(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  const imports = (input: Asked, one = ann) => world.call('wardrobe.import-items', input, one.actor);
  const items = async (one = ann) =>
    ownOnes((await world.call('wardrobe.list-items', { limit: 100 }, one.actor)).items);
  const exported = async (format: 'json' | 'csv', one = ann) =>
    world.call('wardrobe.export', { format }, one.actor);
  const count = async () =>
    (await world.call('identity.get-user', { userId: ann.id }, ann.actor)).counts.items;
  return { world, ann, bob, imports, items, exported, count };
}

describe.each(databases)('files of a wardrobe on %s', (kind) => {
  const csv = [
    '\uFEFFname,category,colours,brand,price,currency,tags,seasons,waterproof,rating,notes,shelf',
    'Coat,coat,#14213d|cream,"Kessel, & ""Co""",12000,EUR,warm| city ,winter,yes,5,"two\nlines",top',
    'Hat,hat,,,,,,,,,,',
    'Hat,hat,,,,,,,,,,',
    'Ship,boat,,,,,,,,,,',
    ',hat,,,,,,,,,,',
    'Shoe,boots,plaid,,many,EUR,,rainy,perhaps,11,,',
    `Long,hat,,${'x'.repeat(200)},,,,,,,,`,
  ].join('\r\n');

  test('an import reports every row; a dry run reports the same and stores nothing', async () => {
    const { imports, items } = await found(kind);
    const dry = await imports({ csv, dryRun: true });
    expect(await items()).toEqual([]);
    expect(dry).toMatchObject({ dryRun: true, created: 3, existing: 0, invalid: 4, ignored: ['shelf'] });
    const report = await imports({ csv });
    expect(report.rows.map(({ status }) => status)).toEqual(dry.rows.map(({ status }) => status));
    const wrong = ['/colours/0/hex', '/seasons/0', '/waterproof', '/rating', '/price/amount'];
    expect(report.rows.map(({ errors }) => errors.map(({ pointer }) => pointer))).toEqual([
      ...[[], [], [], ['/category'], ['/name']],
      expect.arrayContaining(wrong),
      ['/brand'],
    ]);
  });

  test('an import stores the valid rows with all their fields', async () => {
    const { imports, items } = await found(kind);
    await imports({ csv });
    expect(await items()).toMatchObject([
      { name: 'Hat' },
      { name: 'Hat' },
      {
        name: 'Coat',
        colours: [{ hex: '#14213d', name: 'navy' }, { name: 'cream' }],
        brand: 'Kessel, & "Co"',
        price: { amount: '12000', currency: 'EUR' },
        tags: ['warm', 'city'],
        seasons: ['winter'],
        waterproof: true,
        rating: 5,
        notes: 'two\nlines',
      },
    ]);
  });

  test('a row is stored once, however often it is imported', async () => {
    const { imports, count } = await found(kind);
    const report = await imports({ csv });
    const again = await imports({ csv });
    expect(again).toMatchObject({ created: 0, existing: 3, invalid: 4 });
    expect(again.rows.map(({ itemId }) => itemId)).toEqual(report.rows.map(({ itemId }) => itemId));
    expect(await imports({ csv: `${csv}\r\nHat,hat` }).catch(({ code }) => code)).toBe(
      'request.invalid-fields',
    );
    expect(await imports({ csv: `${csv}\r\nHat,hat,,,,,,,,,,` })).toMatchObject({ created: 1, existing: 3 });
    expect(await count()).toBe(4);
  });

  test('the largest import takes few statements, blocks nobody and appears at once', async () => {
    const listening = roundTrips(kind);
    const { world, ann, bob, imports } = await found(kind);
    const faker = new Faker({ locale: en, seed: 5 });
    const rows = (from: number) =>
      Array.from({ length: mostRows }, (_, i) => ({
        ...makeGarment(faker),
        importKey: `${from + i}`,
      }));
    await world.settled();
    await withoutSubscribers(world);
    const sent = await listening.sentBy(() => imports({ items: rows(0) }));
    // The embedded database inserts by many small statements, which cost less than preparing large ones.
    const prepared = new Set(sent.map(({ text }) => text));
    expect(kind === 'mysql' ? sent.length : prepared.size).toBeLessThan(kind === 'mysql' ? 6 : 40);
    expect(sent.length).toBeLessThan(mostRows / 2);

    const seen = new Set<number>();
    let [turns, done] = [0, false];
    const importing = imports({ items: rows(500) }).finally(() => {
      done = true;
    });
    const adding = world.call('wardrobe.add-item', { name: 'hat', category: 'hat' }, bob.actor);
    for (; !done; turns++) {
      seen.add((await world.database.row(counted, { ownerId: ann.id }))!.n);
      await setImmediate();
    }
    expect(await importing).toMatchObject({ created: mostRows });
    expect(await adding).toMatchObject({ name: 'hat' });
    for (const count of seen) expect([mostRows, 2 * mostRows]).toContain(count);
    expect(turns).toBeGreaterThan(3);
  });

  test('twenty concurrent imports of a file store it once', async () => {
    const { imports, items, count } = await found(kind);
    const asked: Asked = {
      items: Array.from({ length: 10 }, (_, i) => ({ name: `hat ${i}`, category: 'hat' })),
    };
    const reports = await Promise.all(Array.from({ length: 20 }, () => imports(asked)));
    expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(10);
    expect(await items()).toHaveLength(10);
    expect(await count()).toBe(10);
  });

  test.each(['json', 'csv'] as const)(
    'what was exported as %s is known again, and makes the same wardrobe elsewhere',
    async (format) => {
      const { world, ann, bob, imports, items, exported } = await found(kind);
      const faker = new Faker({ locale: en, seed: 5 });
      for (let i = 0; i < 20; i++)
        await world.call('wardrobe.add-item', { ...makeGarment(faker), label: `no ${i}` }, ann.actor);
      const owned = (await items()).filter(({ ownership }) => ownership === 'owned').map(({ id }) => id);
      await world.call('wardrobe.retire-item', { itemId: owned[0]!, why: 'given' }, ann.actor);
      await world.call('wardrobe.move-items', { itemIds: owned.slice(1, 3), place: 'storage' }, ann.actor);
      const { parts, files } = await exported(format);
      const asked: Asked = format === 'json' ? { items: parts!.items! } : { csv: files!['items.csv']! };
      const ignored = format === 'json' ? ['id', 'since', 'dueBack', 'createdAt', 'editedAt', 'removed'] : [];
      expect(await imports(asked)).toMatchObject({ created: 0, existing: 20, invalid: 0, ignored });
      expect(await imports(asked, bob)).toMatchObject({ created: 20, existing: 0, invalid: 0, ignored });
      const alike = async (one: typeof ann) =>
        (await items(one))
          .map(
            ({
              id: _,
              owner: _owner,
              createdAt: _at,
              editedAt: _edited,
              version: _version,
              since: _since,
              colours,
              ...rest
            }) => ({
              ...rest,
              colours: colours.map(({ hex }) => hex),
            }),
          )
          .sort((a, b) => (a.label! < b.label! ? -1 : 1));
      expect(await alike(bob)).toEqual(await alike(ann));
    },
  );

  test.each(['json', 'csv'] as const)('an import as %s takes images of one’s own', async (format) => {
    const listening = roundTrips(kind);
    const { world, ann, bob, imports, items } = await found(kind);
    const [one, two] = await insertImages(world, ann.id, 2);
    const [theirs] = await insertImages(world, bob.id, 1);
    const lists = [[two!, one!], [one!], [one!, theirs!], []];
    const asked: Asked =
      format === 'json'
        ? { items: lists.map((imageIds, i) => ({ name: `hat ${i}`, category: 'hat', imageIds })) }
        : {
            csv: [
              'name,category,imageIds',
              ...lists.map((imageIds, i) => `hat ${i},hat,${imageIds.join('|')}`),
            ].join('\n'),
          };
    const dry = await imports({ ...asked, dryRun: true });
    const outcomes = ['created', 'created', 'invalid', 'created'];
    expect(dry.rows.map(({ status }) => status)).toEqual(outcomes);
    expect(dry.rows[2]!.errors).toMatchObject([{ pointer: '/imageIds/1' }]);
    await world.settled();
    await withoutSubscribers(world);
    const sent = await listening.sentBy(() => imports(asked));
    expect(sent.length).toBeLessThan(kind === 'mysql' ? 12 : 25);
    expect((await items()).map(({ name, images }) => [name, images.map(({ id }) => id)])).toEqual([
      ['hat 3', []],
      ['hat 1', [one]],
      ['hat 0', [two, one]],
    ]);
    expect(await imports(asked)).toMatchObject({ created: 0, existing: 3, invalid: 1, ignored: [] });
    expect(await refusalOf(world.call('media.delete-file', { fileId: one! }, ann.actor))).toBe(
      'media.file-in-use',
    );
  });

  test('cells that a spreadsheet would run are escaped on export and restored on import', async () => {
    const { world, ann, bob, imports, items, exported } = await found(kind);
    const names = ['=cmd|calc!A1', '+1', '-1+1', '@SUM(A1)', "it's", 'a=b', '"quoted", so'];
    for (const name of names)
      await world.call('wardrobe.add-item', { name, category: 'hat', notes: '=1+1\n=2' }, ann.actor);
    const { files } = await exported('csv');
    for (const line of files!['items.csv']!.split('\r\n'))
      for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@]/);
    expect(await imports({ csv: files!['items.csv']! }, bob)).toMatchObject({
      created: names.length,
      invalid: 0,
    });
    expect((await items(bob)).map(({ name }) => name).sort()).toEqual(names.toSorted());
    expect((await items(bob)).every(({ notes }) => notes === '=1+1\n=2')).toBe(true);
  });

  test('hostile files are refused with a clear message', async () => {
    const { imports } = await found(kind);
    const refused = (input: unknown) => refusalOf(imports(input as Asked));
    const csv = 'request.invalid-fields /csv';
    expect(await refused({})).toBe('request.invalid-fields ');
    expect(await refused({ items: [{}], csv: 'name' })).toBe('request.invalid-fields ');
    expect(await refused({ csv: 'name,category\n"unclosed,hat' })).toBe(csv);
    expect(await refused({ csv: 'name,category\na,b,c' })).toBe(csv);
    expect(await refused({ csv: `name\n${'a\n'.repeat(501)}` })).toBe(csv);
    expect(await refused({ csv: `name\n"${'x'.repeat(200_000)}"` })).toBe(csv);
    expect(await refused({ csv: 'x'.repeat(1_000_001) })).toBe(csv);
    expect(await refused({ items: Array.from({ length: 501 }, () => ({})) })).toBe(
      'request.invalid-fields /items',
    );
    expect(await imports({ csv: 'name,name\nfirst,hat' })).toMatchObject({ created: 0, invalid: 1 });
    expect(await imports({ csv: '__proto__,constructor\n1,2' })).toMatchObject({ created: 0, invalid: 1 });
    const odd = [
      { name: 7, category: ['hat'], tags: 'a', colours: {}, price: 12, gone: true },
      { name: 'a\u0000b', category: 'hat' },
      { name: '\ud800', category: 'hat' },
      {
        name: 'ﷺ'.repeat(120),
        category: 'hat',
        brand: 'ﷺ'.repeat(80),
        tags: ['ﷺ'.repeat(40)],
        label: '👗'.repeat(30),
      },
      { name: 'later', category: 'hat', boughtOn: '2199-01-01' },
      { name: 'never', category: 'hat', boughtOn: '2023-02-30' },
      { name: 'key', category: 'hat', importKey: 'k'.repeat(101) },
      { name: 'gone', category: 'hat', gone: { why: 'sold', on: '2199-01-01' } },
      { name: 'dear', category: 'hat', price: { amount: '9999999999999', currency: 'EUR' } },
    ];
    const { rows } = await imports({ items: odd });
    expect(rows.map(({ status }) => status)).toEqual(odd.map((_, i) => (i === 3 ? 'created' : 'invalid')));
    for (const { status, errors } of rows) expect(errors.length > 0).toBe(status === 'invalid');
  });
});
