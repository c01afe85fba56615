import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { CollectionReader } from '../../../src/application/wardrobe/collections/ports.ts';
import { ItemReader } from '../../../src/application/wardrobe/items/ports.ts';
import { ownFields } from '../../../src/application/wardrobe/items/views.ts';
import { maySee, visibilities } from '../../../src/domain/access/policy.ts';
import type { CollectionId } from '../../../src/domain/wardrobe/collections/collection.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import { maySeeItem } from '../../../src/domain/wardrobe/items/item-state.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const secret = 'never told';
const hidden = {
  label: secret,
  size: secret,
  notes: secret,
  store: secret,
  pattern: secret,
  materials: [secret],
  price: { amount: '990099', currency: 'EUR' },
  rating: 2,
  favourite: true,
  boughtOn: '2020-02-02',
} as const;
const tie = fc.constantFrom('follow', 'befriend', 'block', 'be blocked');
const scene = fc.record({
  ties: fc.uniqueArray(tie, { maxLength: 3 }),
  isPrivate: fc.boolean(),
  items: fc.array(
    fc.record({
      visibility: fc.constantFrom(...visibilities),
      ownership: fc.constantFrom('owned', 'owned', 'gone', 'wished'),
      wishList: fc.option(fc.constantFrom(...visibilities)),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});
const filters = [
  {},
  { sort: 'oldest' },
  { sort: 'name' },
  { sort: 'brand' },
  { q: 'shown' },
  { tag: 'seen' },
  { category: 'coat' },
] as const;
let scenes = 0;

type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

/** Ann's items, each with a picture, worn and collected, and bob with his ties to her. */
async function setScene(world: World, { ties, isPrivate, items }: Scene) {
  const { call } = world;
  const n = ++scenes;
  const [ann, bob] = [await world.person(`ann${n}`), await world.person(`bob${n}`)];
  const pictures = await insertImages(world, ann.id, items.length + 1);
  const added = [];
  for (const [i, { visibility, ownership }] of items.entries()) {
    const about = { ...hidden, materials: [secret], imageIds: [pictures[i]!], visibility };
    const shown = { name: 'shown', category: 'coat' as const, tags: ['seen'] };
    added.push(await call('wardrobe.add-item', { ...about, ...shown }, ann.actor));
    const { id: itemId } = added[i]!;
    if (ownership === 'gone')
      await call('wardrobe.retire-item', { itemId, why: 'sold', proceeds: hidden.price }, ann.actor);
  }
  await wear(world, ann.id, [{ on: '2020-03-03', itemIds: added.map(({ id }) => id) }]);
  const list = { kind: 'wishlist', title: 'shown' } as const;
  for (const [i, { ownership, wishList }] of items.entries()) {
    const { id: itemId } = added[i]!;
    if (ownership === 'wished') await call('wardrobe.update-item', { itemId, ownership }, ann.actor);
    if (wishList === null) continue;
    const wishes = { ...list, visibility: wishList };
    const { id: collectionId } = await call('wardrobe.create-collection', wishes, ann.actor);
    await call('wardrobe.put-collection-entry', { collectionId, refId: itemId, note: secret }, ann.actor);
  }
  const photoId = pictures.at(-1)!;
  const { id: hatId } = await call('wardrobe.add-item', { name: 'hat', category: 'hat' }, ann.actor);
  await call('wardrobe.log-wear', { on: '2020-03-03', itemIds: [hatId], photoId }, ann.actor);
  const board = { kind: 'lookbook', title: 'shown', notes: secret, visibility: 'public' } as const;
  const { id: collectionId } = await call('wardrobe.create-collection', board, ann.actor);
  for (const { id: refId } of added)
    await call('wardrobe.put-collection-entry', { collectionId, refId, note: secret }, ann.actor);
  if (isPrivate) await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
  for (const one of ties) {
    await knit(world, one, { ann, bob, isPrivate });
    if (one === 'block' || one === 'be blocked') break;
  }
  await world.settled();
  const relation = await world.core.get(Relations).between(bob.id, ann.id);
  const isVisible = ({ wishList, ...item }: Scene['items'][number]) =>
    maySeeItem(relation, { ...item, wishLists: wishList === null ? [] : [wishList] });
  const visible = added.filter((_, i) => isVisible(items[i]!)).map(({ id }) => id);
  const gone = added.filter((_, i) => items[i]!.ownership === 'gone').map(({ id }) => id);
  return { world, call, ann, bob, added, photoId, collectionId, relation, visible, gone };
}
type Stage = Awaited<ReturnType<typeof setScene>>;

async function knit(
  { call }: World,
  tie: Scene['ties'][number],
  { ann, bob, isPrivate }: { ann: Person; bob: Person; isPrivate: boolean },
): Promise<void> {
  if (tie === 'follow') {
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    if (isPrivate) await call('social.answer-follow-request', { userId: bob.id, accept: true }, ann.actor);
  }
  if (tie === 'befriend') {
    await call('social.request-friendship', { userId: ann.id }, bob.actor).catch(() => {});
    await call('social.request-friendship', { userId: bob.id }, ann.actor).catch(() => {});
  }
  if (tie === 'block') await call('social.block-user', { userId: bob.id }, ann.actor);
  if (tie === 'be blocked') await call('social.block-user', { userId: ann.id }, bob.actor);
}

/** Each of these answers what bob was shown. */
async function expectLists({ call, ann, bob, visible, gone }: Stage): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (const filter of filters) {
    const input = { userId: ann.id, limit: 100, ...filter };
    const page = await call('wardrobe.list-items', input, bob.actor);
    expect(page.items.map(({ id }) => id).sort()).toEqual(visible);
    expect(
      page.items
        .filter((item) => item.gone)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(visible.filter((id) => gone.includes(id)));
    pages.push(page);
  }
  for (const q of [secret, 'never'])
    expect((await call('wardrobe.list-items', { userId: ann.id, q }, bob.actor)).items).toEqual([]);
  return pages;
}

async function expectItems({ world, call, bob, added, visible, gone, photoId }: Stage): Promise<unknown[]> {
  const views: unknown[] = [];
  const file = (fileId: string) => call('media.get-file', { fileId }, bob.actor);
  for (const { id: itemId, images } of added) {
    const one = call('wardrobe.get-item', { itemId }, bob.actor);
    const fileId = images[0]!.id;
    if (visible.includes(itemId)) {
      expect(await one).toMatchObject({ own: false, gone: gone.includes(itemId) });
      // Before the output schema has removed anything.
      views.push(await one, await world.core.get(ItemReader).one(bob.id, itemId as ItemId));
      expect((await one).images.map(({ id }) => id)).toEqual([fileId]);
      expect((await file(fileId)).id).toBe(fileId);
    } else {
      expect(await refusalOf(one)).toBe('wardrobe.item-not-found');
      expect(await refusalOf(file(fileId))).toBe('media.file-not-found');
    }
  }
  expect(await refusalOf(file(photoId))).toBe('media.file-not-found');
  return views;
}

async function expectCollection(stage: Stage): Promise<unknown[]> {
  const { world, call, ann, bob, collectionId, relation, visible } = stage;
  const collected = call('wardrobe.get-collection', { collectionId }, bob.actor);
  if (!maySee(relation, 'public')) {
    expect(await refusalOf(collected)).toBe('wardrobe.collection-not-found');
    return [];
  }
  const { entries, entryCount } = await collected;
  expect(entries.map(({ refId }) => refId).sort()).toEqual(visible);
  expect(entryCount).toBe(visible.length);
  const read = await world.core.get(CollectionReader).one(bob.id, collectionId as CollectionId);
  return [await collected, read, await call('wardrobe.list-collections', { userId: ann.id }, bob.actor)];
}

describe.each(databases)('the wardrobe of someone else on %s', (kind) => {
  test('is exactly the visible part, without private fields', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(scene, async (chosen) => {
        const stage = await setScene(world, chosen);
        const answers = [
          ...(await expectLists(stage)),
          ...(await expectItems(stage)),
          ...(await expectCollection(stage)),
        ];
        const told = JSON.stringify(answers);
        for (const word of [secret, hidden.price.amount, hidden.boughtOn, '2020-03-03'])
          expect(told).not.toContain(word);
        for (const { items: list = [] } of answers as { items?: object[] }[])
          for (const one of list)
            if ('category' in one)
              expect(Object.keys(one).filter((key) => (ownFields as string[]).includes(key))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
