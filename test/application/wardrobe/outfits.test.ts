import { describe, expect, test } from 'vitest';
import type { In, Out } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { ownOne, ownOnes } from '../../kit/own.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

type NewItem = Partial<In<'wardrobe.add-item'>>;
const nothing = '01990000-0000-7000-8000-000000000000';

const adder =
  (world: World, person: Person) =>
  async (category: NewItem['category'], more: NewItem = {}) =>
    (
      await world.call(
        'wardrobe.add-item',
        { name: `a ${category}`, category: category!, ...more },
        person.actor,
      )
    ).id;

describe.each(databases)('outfits on %s', (kind) => {
  async function start() {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    return { world, call: world.call, ann, bob, add: adder(world, ann), addOfBob: adder(world, bob) };
  }

  test('keep their arrangement and details', async () => {
    const { call, ann, add } = await start();
    const [shirt, jeans] = [await add('shirt'), await add('jeans')];
    const details = { tags: ['Work'], seasons: ['autumn' as const], notes: 'with the blue socks' };
    const arranged = { itemId: shirt, x: 0.25, y: 0.1, scale: 1.5, rotation: -12.5, z: 7 };
    const pieces = [arranged, { itemId: jeans }];
    const input = { name: 'Monday', pieces, formality: 2, favourite: true, ...details };
    const made = await call('wardrobe.create-outfit', input, ann.actor);
    expect(made).toMatchObject({
      name: 'Monday',
      owner: { id: ann.id },
      pieces: [
        { ...arranged, item: { id: shirt, name: 'a shirt' } },
        { itemId: jeans, x: 0.5, y: 0.5, scale: 1, rotation: 0, z: 1 },
      ],
      tags: ['work'],
      seasons: ['autumn'],
      formality: 2,
      notes: 'with the blue socks',
      favourite: true,
      visibility: 'private',
      parent: null,
      clashes: [],
      version: 1,
    });
  });

  test('show their owner how often they were worn, and are sorted by it, page by page', async () => {
    const { call, ann, bob, add } = await start();
    const pieces = [{ itemId: await add('hat') }];
    const names = ['never', 'once', 'thrice', 'also never', 'twice'];
    const worn: Record<string, string[]> = {
      once: ['2025-03-03'],
      thrice: ['2025-01-01', '2025-01-03', '2025-01-02'],
      twice: ['2025-02-02', '2025-02-02'],
    };
    for (const name of names) {
      const input = { name, pieces, visibility: 'public' as const };
      const { id: outfitId } = await call('wardrobe.create-outfit', input, ann.actor);
      for (const on of worn[name] ?? []) await call('wardrobe.log-wear', { on, outfitId }, ann.actor);
    }
    type Asked = In<'wardrobe.list-outfits'>;
    const listed = async (asked: Asked, who = ann) => {
      const found: Out<'wardrobe.list-outfits'>['items'] = [];
      let cursor: string | null = null;
      do {
        const page: Out<'wardrobe.list-outfits'> = await call(
          'wardrobe.list-outfits',
          { limit: 2, ...asked, ...(cursor && { cursor }) },
          who.actor,
        );
        found.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    };
    const namesBy = async (asked: Asked) => (await listed(asked)).map(({ name }) => name);
    expect(ownOnes(await listed({})).map(({ name, wears, lastWorn }) => [name, wears, lastWorn])).toEqual([
      ['twice', 2, '2025-02-02'],
      ['also never', 0, null],
      ['thrice', 3, '2025-01-03'],
      ['once', 1, '2025-03-03'],
      ['never', 0, null],
    ]);
    expect(await namesBy({ sort: 'oldest' })).toEqual(names);
    expect(await namesBy({ sort: 'newest', order: 'asc' })).toEqual(names);
    expect(await namesBy({ sort: 'oldest', order: 'desc' })).toEqual(names.toReversed());
    expect(await namesBy({ sort: 'wears' })).toEqual(['thrice', 'twice', 'once', 'also never', 'never']);
    expect(await namesBy({ sort: 'wears', order: 'asc' })).toEqual([
      'never',
      'also never',
      'once',
      'twice',
      'thrice',
    ]);
    expect(await namesBy({ sort: 'lastWorn' })).toEqual(['once', 'twice', 'thrice', 'also never', 'never']);
    expect(await namesBy({ sort: 'lastWorn', order: 'asc' })).toEqual([
      'thrice',
      'twice',
      'once',
      'never',
      'also never',
    ]);
    const wears = async (outfitId: string, filter: object, who = ann) =>
      (await call('wardrobe.list-wears', { outfitId, ...filter }, who.actor)).items.map(({ on }) => on);
    const thrice = (await listed({ sort: 'wears' }))[0]!;
    expect(await wears(thrice.id, {})).toEqual(['2025-01-03', '2025-01-02', '2025-01-01']);
    expect(await wears(thrice.id, { to: '2025-01-02', itemId: thrice.pieces[0]!.itemId! })).toEqual([
      '2025-01-02',
      '2025-01-01',
    ]);
    expect(await wears(thrice.id, {}, bob)).toEqual([]);
    for (const outfit of await listed({ userId: ann.id }, bob)) {
      expect(outfit).not.toHaveProperty('wears');
      expect(outfit).not.toHaveProperty('lastWorn');
    }
    for (const sort of ['wears', 'lastWorn'] as const)
      expect(await refusalOf(listed({ userId: ann.id, sort }, bob))).toBe('request.invalid-fields /sort');
    const { nextCursor } = await call('wardrobe.list-outfits', { sort: 'wears', limit: 1 }, ann.actor);
    for (const other of [{}, { sort: 'lastWorn' }, { sort: 'wears', order: 'asc' }] as const)
      expect(await refusalOf(listed({ ...other, cursor: nextCursor! }))).toBe(
        'request.invalid-fields /cursor',
      );
  });

  test('change only in the named fields, and refuse stale versions', async () => {
    const { call, ann, add } = await start();
    const made = { pieces: [{ itemId: await add('shirt') }], name: 'Monday', tags: ['Work'], notes: 'warm' };
    const { id: outfitId } = await call('wardrobe.create-outfit', made, ann.actor);
    const edit = (changes: object) =>
      call('wardrobe.update-outfit', { outfitId, version: 1, ...changes }, ann.actor);
    expect(await edit({ tags: [], name: null })).toMatchObject({
      name: null,
      tags: [],
      notes: 'warm',
      version: 2,
    });
    expect(await refusalOf(edit({ name: 'x' }))).toBe('wardrobe.stale-version');
  });

  test('are counted until they are removed', async () => {
    const { world, call, ann, add } = await start();
    const made = { pieces: [{ itemId: await add('shirt') }] };
    const { id: outfitId } = await call('wardrobe.create-outfit', made, ann.actor);
    const counts = async () =>
      (await call('identity.get-user', { userId: ann.id }, ann.actor)).counts.outfits;
    expect(await counts()).toBe(1);
    await call('wardrobe.remove-outfit', { outfitId }, ann.actor);
    expect(await refusalOf(call('wardrobe.get-outfit', { outfitId }, ann.actor))).toBe(
      'wardrobe.outfit-not-found',
    );
    expect(await counts()).toBe(0);
    await world.settled();
  });

  test('consist of at most 30 of your own items, each once', async () => {
    const { call, ann, add, addOfBob } = await start();
    const [mine, theirs] = [await add('shirt'), await addOfBob('shirt', { visibility: 'public' })];
    const create = (pieces: In<'wardrobe.create-outfit'>['pieces']) =>
      refusalOf(call('wardrobe.create-outfit', { pieces }, ann.actor));
    expect(await create([{ itemId: mine }, { itemId: theirs }])).toBe(
      'wardrobe.pieces-not-yours /pieces/1/itemId',
    );
    expect(await create([{ itemId: nothing }])).toBe('wardrobe.pieces-not-yours /pieces/0/itemId');
    expect(await create([{ itemId: mine }, { itemId: mine }])).toBe('request.invalid-fields /pieces');
    expect(await create([])).toBe('request.invalid-fields /pieces');
    expect(await create([{ itemId: mine, x: 1.1 }])).toBe('request.invalid-fields /pieces/0/x');
  });

  test('report clashes and keep clashing items', async () => {
    const { call, ann, add } = await start();
    const [shirt, polo, coat, hat] = [
      await add('shirt'),
      await add('polo'),
      await add('coat'),
      await add('hat', { ownership: 'wished' }),
    ];
    const pieces = [shirt, polo, coat, hat].map((itemId) => ({ itemId }));
    const { id: outfitId } = await call('wardrobe.create-outfit', { pieces }, ann.actor);
    await call('wardrobe.move-items', { itemIds: [coat], place: 'lent' }, ann.actor);
    await call('wardrobe.retire-item', { itemId: polo, why: 'given' }, ann.actor);
    await call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [shirt] }, ann.actor);
    const outfit = ownOne(await call('wardrobe.get-outfit', { outfitId }, ann.actor));
    expect(outfit.pieces.map(({ itemId }) => itemId)).toEqual([shirt, polo, coat, hat]);
    expect(outfit.clashes).toEqual([
      { kind: 'same-place', itemIds: [shirt, polo], detail: 'top' },
      { kind: 'dirty', itemIds: [shirt], detail: null },
      { kind: 'gone', itemIds: [polo], detail: null },
      { kind: 'away', itemIds: [coat], detail: 'lent' },
      { kind: 'wished', itemIds: [hat], detail: null },
    ]);
    expect(await refusalOf(call('wardrobe.remove-item', { itemId: coat }, ann.actor))).toBe(
      'wardrobe.item-in-use',
    );
  });

  /** An outfit of ann that everyone sees, with two public items and one that nobody else sees. */
  async function startWithPublicOutfit() {
    const started = await start();
    const { call, ann, add } = started;
    const shirt = await add('shirt', { visibility: 'public' });
    const jeans = await add('jeans', { visibility: 'public' });
    const pieces = [
      { itemId: shirt, x: 0.2, rotation: 30 },
      { itemId: jeans },
      { itemId: await add('socks') },
    ];
    const about = { name: 'Monday', visibility: 'public' as const, notes: 'mine', tags: ['work'] };
    const { id: outfitId } = await call('wardrobe.create-outfit', { ...about, pieces }, ann.actor);
    return { ...started, outfitId, shirt, jeans };
  }

  test('are cloned by their owner as they are', async () => {
    const { call, ann, outfitId } = await startWithPublicOutfit();
    const copy = await call('wardrobe.clone-outfit', { outfitId }, ann.actor);
    expect(copy).toMatchObject({ name: 'Monday', visibility: 'private', notes: null, tags: ['work'] });
    expect(copy.pieces).toHaveLength(3);
    expect(copy.parent).toMatchObject({ outfitId, owner: { id: ann.id } });
  });

  test('are cloned by others only with items of their own', async () => {
    const { call, bob, outfitId, shirt, jeans } = await startWithPublicOutfit();
    const clone = (withItemId?: (itemId: string) => string | null) => {
      const replacements = [shirt, jeans].map((itemId) => ({
        itemId,
        withItemId: withItemId?.(itemId) ?? null,
      }));
      const input = withItemId ? { outfitId, replacements } : { outfitId };
      return refusalOf(call('wardrobe.clone-outfit', input, bob.actor));
    };
    expect(await clone()).toBe('wardrobe.replacements-needed /replacements /replacements');
    expect(await clone(() => null)).toBe('wardrobe.nothing-to-clone');
    expect(await clone((itemId) => itemId)).toMatch(/^wardrobe\.pieces-not-yours/);
  });

  test('credit their model while its owner has not blocked the person', async () => {
    const { world, call, ann, bob, addOfBob, outfitId, shirt, jeans } = await startWithPublicOutfit();
    const theirs = await addOfBob('shirt');
    const replacements = [
      { itemId: shirt, withItemId: theirs },
      { itemId: jeans, withItemId: null },
    ];
    const input = { outfitId, replacements, name: 'Like ann' };
    const remade = await call('wardrobe.clone-outfit', input, bob.actor);
    expect(remade).toMatchObject({
      name: 'Like ann',
      owner: { id: bob.id },
      parent: { owner: { id: ann.id } },
    });
    expect(remade.pieces).toMatchObject([{ itemId: theirs, x: 0.2, rotation: 30 }]);
    await call('social.block-user', { userId: bob.id }, ann.actor);
    await world.settled();
    expect(await call('wardrobe.get-outfit', { outfitId: remade.id }, bob.actor)).toMatchObject({
      parent: null,
    });
    expect(await refusalOf(call('wardrobe.clone-outfit', { outfitId }, bob.actor))).toBe(
      'wardrobe.outfit-not-found',
    );
  });

  /** Three public outfits and a private one of ann; an occasion with all but `b`. */
  async function startWithFour() {
    const { call, ann, bob, add } = await start();
    const shirt = await add('shirt', { visibility: 'public' });
    const coat = await add('coat', { visibility: 'public' });
    const secret = await add('hat');
    const create = async (itemIds: string[], more: Partial<In<'wardrobe.create-outfit'>> = {}) => {
      const pieces = itemIds.map((itemId) => ({ itemId }));
      const input = { pieces, visibility: 'public' as const, ...more };
      return (await call('wardrobe.create-outfit', input, ann.actor)).id;
    };
    const a = await create([shirt], { tags: ['work'], seasons: ['summer'] });
    const b = await create([shirt, coat], { tags: ['work', 'rain'], seasons: ['winter', 'autumn'] });
    const c = await create([coat, secret]);
    const hidden = await create([coat], { visibility: 'private', tags: ['work'] });
    const walk = { title: 'a walk', startsOn: '2026-05-05', visibility: 'public' } as const;
    const { id: occasionId } = await call('wardrobe.create-occasion', walk, ann.actor);
    for (const outfitId of [c, a, hidden])
      for (const part of ['morning', 'evening'] as const)
        await call('wardrobe.plan-outfit', { occasionId, outfitId, part }, ann.actor);
    const list = async (filters: In<'wardrobe.list-outfits'>, who = ann) =>
      (await call('wardrobe.list-outfits', filters, who.actor)).items.map(({ id }) => id);
    return { call, ann, bob, shirt, coat, secret, a, b, c, hidden, occasionId, list };
  }

  test('are listed by owner, item, tag, season and occasion, newest first', async () => {
    const { shirt, secret, a, b, c, hidden, occasionId, list } = await startWithFour();
    expect(await list({})).toEqual([hidden, c, b, a]);
    expect(await list({ itemId: shirt })).toEqual([b, a]);
    expect(await list({ itemId: secret })).toEqual([c]);
    expect(await list({ tag: 'WORK' })).toEqual([hidden, b, a]);
    expect(await list({ season: 'winter' })).toEqual([hidden, c, b]);
    expect(await list({ occasionId })).toEqual([hidden, c, a]);
  });

  test('are listed for others without the hidden ones, and not by what is hidden', async () => {
    const { call, ann, bob, shirt, coat, secret, a, b, c, occasionId, list } = await startWithFour();
    expect(await list({}, bob)).toEqual([]);
    expect(await list({ userId: ann.id }, bob)).toEqual([c, b, a]);
    expect(await list({ itemId: shirt, tag: 'rain' }, bob)).toEqual([b]);
    expect(await list({ itemId: secret }, bob)).toEqual([]);
    expect(await list({ userId: ann.id, tag: 'work' }, bob)).toEqual([b, a]);
    expect(await list({ occasionId, season: 'winter', itemId: coat }, bob)).toEqual([c]);
    await call('wardrobe.update-occasion', { occasionId, visibility: 'private' }, ann.actor);
    expect(await list({ occasionId }, bob)).toEqual([]);
  });

  test('accept reactions from those who see them, and are deleted with all traces', async () => {
    const { world, call, ann, bob, add } = await start();
    await befriend(world, ann, bob);
    const { id: outfitId } = await call(
      'wardrobe.create-outfit',
      { pieces: [{ itemId: await add('shirt') }], visibility: 'friends' },
      ann.actor,
    );
    const { id: occasionId } = await call(
      'wardrobe.create-occasion',
      { title: 'tea', startsOn: '2026-05-05' },
      ann.actor,
    );
    await call('wardrobe.plan-outfit', { occasionId, outfitId }, ann.actor);
    const wear = await call('wardrobe.log-wear', { on: '2025-01-01', outfitId, occasionId }, ann.actor);
    await call('posts.react-to-outfit', { outfitId, kind: 'love' }, bob.actor);
    expect(await call('wardrobe.get-outfit', { outfitId }, bob.actor)).toMatchObject({
      myReaction: 'love',
      reactions: { love: 1 },
    });
    const stranger = await world.person('cleo');
    expect(await refusalOf(call('posts.react-to-outfit', { outfitId, kind: 'love' }, stranger.actor))).toBe(
      'posts.outfit-not-found',
    );
    await call('wardrobe.remove-outfit', { outfitId }, ann.actor);
    await world.settled();
    expect(await call('wardrobe.get-occasion', { occasionId }, ann.actor)).toMatchObject({ planned: [] });
    const diary = async () => (await call('wardrobe.list-wears', {}, ann.actor)).items;
    expect(await diary()).toMatchObject([{ id: wear.id, outfitId: null, occasionId }]);
    await call('wardrobe.remove-occasion', { occasionId }, ann.actor);
    await world.settled();
    expect(await diary()).toMatchObject([
      { id: wear.id, items: wear.items, outfitId: null, occasionId: null },
    ]);
  });
});
