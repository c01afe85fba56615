import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/domain/kernel/words.ts';
import type { In, Out } from '../../kit/calls.ts';
import { databases, type Person, startWorld, type World } from '../../kit/world.ts';

const size = 900;
const pick = (words: readonly string[], i: number) => words[i % words.length]!;

/** `navy` begins two terms of many items, `c` more terms than are looked up, and `rare` few items. */
const garmentOf = (i: number) => ({
  importKey: `${i}`,
  category: 'coat',
  name: `${pick(['navy', 'navyblue', 'navy navyblue', 'red'], i * 7)} ${pick(['wool', 'linen', 'silk'], i)} c${i % 40}`,
  label: pick(['secret', 'hidden wool', 'plain'], i),
  brand: i % 150 === 3 ? 'Rarely' : null,
  tags: i % 5 === 0 ? ['work'] : [],
  priorWears: i % 13,
  visibility: i % 4 === 0 ? 'private' : 'public',
});
type Garment = ReturnType<typeof garmentOf>;

const queries = [
  'navy',
  'navyb',
  'navy wool',
  'wool navy c',
  'c',
  'c1',
  'c3 lin',
  'rare',
  'rare navy',
  'secret',
  'hid c1',
  'navy nothing',
  'linen silk',
  'NÁVY',
];
const rest: In<'wardrobe.list-items'>[] = [
  {},
  { sort: 'oldest' },
  { sort: 'name' },
  { tag: 'work' },
  { brand: 'Rarely' },
  { category: 'coat' },
];

const found = ({ name, label, brand, tags }: Garment, q: string, own: boolean) => {
  const words = wordsOf([name, own ? label : '', brand ?? '', ...tags].join(' '));
  return wordsOf(q).every((asked) => words.some((word) => word.startsWith(asked)));
};

/** All pages, of 100 items. */
async function walk({ call }: World, { actor }: Person, asked: In<'wardrobe.list-items'>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Out<'wardrobe.list-items'> = await call(
      'wardrobe.list-items',
      { ...asked, limit: 100, ...(cursor && { cursor }) },
      actor,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

describe.each(databases)('a search in a wardrobe on %s', (kind) => {
  test('finds the same items however many have its words', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const garments = Array.from({ length: size }, (_, i) => garmentOf(i));
    const ids: string[] = [];
    for (let from = 0; from < size; from += 450) {
      const items = garments.slice(from, from + 450);
      const { rows } = await world.call('wardrobe.import-items', { items }, ann.actor);
      ids.push(...rows.map(({ itemId }) => itemId!));
    }
    const all = garments.map((garment, i) => ({ garment, id: ids[i]! }));
    for (const viewer of [ann, bob])
      for (const q of queries)
        for (const more of rest) {
          const own = viewer === ann;
          const expected = all
            .filter(({ garment }) => found(garment, q, own) && (own || garment.visibility === 'public'))
            .filter(({ garment }) => more.tag === undefined || garment.tags.includes(more.tag))
            .filter(({ garment }) => more.brand === undefined || garment.brand === more.brand)
            .toSorted((a, b) => {
              if (more.sort === 'name' && a.garment.name !== b.garment.name)
                return a.garment.name < b.garment.name ? -1 : 1;
              return a.id < b.id === (more.sort !== undefined) ? -1 : 1;
            });
          const got = await walk(world, viewer, { ...more, q, userId: ann.id });
          expect({ q, more, own, ids: got }).toEqual({ q, more, own, ids: expected.map(({ id }) => id) });
        }
  }, 60_000);
});
