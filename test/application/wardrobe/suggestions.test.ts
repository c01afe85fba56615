import { describe, expect, test } from 'vitest';
import type { In } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

describe.each(databases)('suggestions on %s', (kind) => {
  async function start() {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { call } = world;
    const add = async (name: string, category: In<'wardrobe.add-item'>['category'], more: object = {}) =>
      (await call('wardrobe.add-item', { name, category, ...more }, ann.actor)).id;
    const suggest = (input: In<'wardrobe.suggest-outfits'> = {}) =>
      call('wardrobe.suggest-outfits', input, ann.actor);
    const first = async (input: In<'wardrobe.suggest-outfits'> = {}) =>
      (await suggest(input)).items[0]?.pieces.map(({ item }) => item.name).sort();
    return { world, call, ann, add, suggest, first };
  }

  test('name what is missing while nothing can be worn, also if items are away or dirty', async () => {
    const { call, ann, add, suggest, first } = await start();
    const missing = async () => (await suggest()).blockedBy;
    expect(await missing()).toEqual([
      'no shirt or other top',
      'no trousers, skirt or other bottom',
      'no dress or jumpsuit',
      'no shoes',
    ]);
    const [shirt, jeans] = [await add('shirt', 'shirt'), await add('jeans', 'jeans')];
    await add('wished', 'boots', { ownership: 'wished' });
    expect(await missing()).toEqual(['no shoes']);
    const boots = await add('boots', 'boots');
    expect(await missing()).toEqual([]);
    expect(await first()).toEqual(['boots', 'jeans', 'shirt']);
    await call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [shirt, jeans] }, ann.actor);
    expect(await missing()).toEqual(['no clean shirt or other top', 'no dress or jumpsuit']);
    await call('wardrobe.wash-items', { itemIds: [shirt] }, ann.actor);
    expect(await missing()).toEqual([]);
    await call('wardrobe.move-items', { itemIds: [boots], place: 'repair' }, ann.actor);
    expect(await suggest()).toEqual({ items: [], blockedBy: ['no shoes in the closet'] });
  });

  test('fit weather and occasion, give reasons and are deterministic', async () => {
    const { world, call, ann, add, suggest, first } = await start();
    await add('tee', 't-shirt', { formality: 1 });
    await add('shorts', 'shorts', { formality: 0 });
    await add('sneakers', 'sneakers', { formality: 1 });
    await add('shirt', 'shirt', { formality: 4, colours: [{ hex: 'white' }] });
    await add('suit', 'suit', { formality: 5, colours: [{ hex: 'navy' }] });
    await add('oxfords', 'loafers', { formality: 5 });
    await add('parka', 'parka', { waterproof: true, formality: 2 });
    expect(await first({ tempC: 28 })).toEqual(['shorts', 'sneakers', 'tee']);
    const wet = await suggest({ tempC: 2, rain: true });
    expect(wet.items[0]!.pieces.map(({ item }) => item.name)).toContain('parka');
    expect(wet.items[0]!.why).toContain('keeps the rain off');
    expect(await suggest({ tempC: 2, rain: true })).toEqual(wet);
    expect((await suggest({ limit: 2 })).items).toHaveLength(2);

    const bob = await world.person('bob');
    await befriend(world, ann, bob);
    const gala = { title: 'gala', startsOn: '2030-01-01', dressCode: 'Black tie' };
    const { id: occasionId } = await call(
      'wardrobe.create-occasion',
      { ...gala, guestIds: [ann.id] },
      bob.actor,
    );
    expect(await first({ occasionId })).toEqual(expect.arrayContaining(['oxfords', 'shirt', 'suit']));
    const { id: secret } = await call('wardrobe.create-occasion', gala, bob.actor);
    expect(await refusalOf(suggest({ occasionId: secret }))).toBe('wardrobe.occasion-not-found');
  });
});
