import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { ownFields } from '../../../src/application/wardrobe/items/views.ts';
import { maySee, visibilities } from '../../../src/domain/access/policy.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

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
  items: fc.array(fc.constantFrom(...visibilities), { minLength: 1, maxLength: 6 }),
});
let scenes = 0;

describe.each(databases)('the wardrobe of someone else on %s', (kind) => {
  test('is exactly the visible part, without private fields', async () => {
    const world = await startWorld(kind);
    const relations = world.core.get(Relations);
    await fc.assert(
      fc.asyncProperty(scene, async ({ ties, isPrivate, items }) => {
        const n = ++scenes;
        const [ann, bob] = [await world.person(`ann${n}`), await world.person(`bob${n}`)];
        const { call } = world;
        const pictures = await insertImages(world, ann.id, items.length + 1);
        const added = [];
        for (const [i, visibility] of items.entries()) {
          const about = { ...hidden, materials: [secret], imageIds: [pictures[i]!], visibility };
          const shown = { name: 'shown', category: 'coat' as const, tags: ['seen'] };
          added.push(await call('wardrobe.add-item', { ...about, ...shown }, ann.actor));
        }
        await wear(world, ann.id, [{ on: '2020-03-03', itemIds: added.map(({ id }) => id) }]);
        const photoId = pictures.at(-1)!;
        const worn = { on: '2020-03-03', itemIds: [added[0]!.id], photoId };
        await call('wardrobe.log-wear', worn, ann.actor);
        const collection = await call(
          'wardrobe.create-collection',
          { kind: 'lookbook', title: 'shown', notes: secret, visibility: 'public' },
          ann.actor,
        );
        const { id: collectionId } = collection;
        for (const { id: refId } of added)
          await call('wardrobe.put-collection-entry', { collectionId, refId, note: secret }, ann.actor);
        if (isPrivate) await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
        for (const one of ties) {
          if (one === 'follow') {
            await call('social.follow-user', { userId: ann.id }, bob.actor);
            if (isPrivate)
              await call('social.answer-follow-request', { userId: bob.id, accept: true }, ann.actor);
          }
          if (one === 'befriend') {
            await call('social.request-friendship', { userId: ann.id }, bob.actor).catch(() => {});
            await call('social.request-friendship', { userId: bob.id }, ann.actor).catch(() => {});
          }
          if (one === 'block') await call('social.block-user', { userId: bob.id }, ann.actor);
          if (one === 'be blocked') await call('social.block-user', { userId: ann.id }, bob.actor);
          if (one.startsWith('b') && one !== 'befriend') break;
        }
        await world.settled();
        const relation = await relations.between(bob.id, ann.id);
        const visible = added.filter(({ visibility }) => maySee(relation, visibility!)).map(({ id }) => id);

        const answers: unknown[] = [];
        for (const filter of [
          {},
          { sort: 'oldest' },
          { sort: 'name' },
          { sort: 'brand' },
          { q: 'shown' },
          { tag: 'seen' },
          { category: 'coat' },
        ] as const) {
          const page = await call(
            'wardrobe.list-items',
            { userId: ann.id, limit: 100, ...filter },
            bob.actor,
          );
          expect(page.items.map(({ id }) => id).sort()).toEqual(visible);
          answers.push(page);
        }
        for (const q of [secret, 'never'])
          expect((await call('wardrobe.list-items', { userId: ann.id, q }, bob.actor)).items).toEqual([]);
        for (const { id: itemId, images } of added) {
          const one = call('wardrobe.get-item', { itemId }, bob.actor);
          const fileId = images[0]!.id;
          const picture = () => call('media.get-file', { fileId }, bob.actor);
          if (visible.includes(itemId)) {
            answers.push(await one);
            expect((await one).images.map(({ id }) => id)).toEqual([fileId]);
            expect((await picture()).id).toBe(fileId);
          } else {
            expect(await refusalOf(one)).toBe('wardrobe.item-not-found');
            expect(await refusalOf(picture())).toBe('media.file-not-found');
          }
        }
        const collected = call('wardrobe.get-collection', { collectionId }, bob.actor);
        if (maySee(relation, 'public')) {
          const { entries, entryCount } = await collected;
          expect(entries.map(({ refId }) => refId).sort()).toEqual(visible);
          expect(entryCount).toBe(visible.length);
          answers.push(
            await collected,
            await call('wardrobe.list-collections', { userId: ann.id }, bob.actor),
          );
        } else expect(await refusalOf(collected)).toBe('wardrobe.collection-not-found');

        expect(await refusalOf(call('media.get-file', { fileId: photoId }, bob.actor))).toBe(
          'media.file-not-found',
        );
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
