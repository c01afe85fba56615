import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { maySee, visibilities } from '../../../src/domain/access/policy.ts';
import { befriend } from '../../kit/friends.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

const secret = 'never told';
const shown = fc.constantFrom(...visibilities);
const scene = fc.record({
  tie: fc.constantFrom('none', 'follow', 'befriend'),
  block: fc.constantFrom('no', 'no', 'by owner', 'by viewer'),
  isPrivate: fc.boolean(),
  guest: fc.boolean(),
  outfits: fc.array(fc.record({ visibility: shown, item: shown }), { minLength: 1, maxLength: 4 }),
  occasions: fc.array(shown, { minLength: 1, maxLength: 3 }),
});
let scenes = 0;

describe.each(databases)('outfits and occasions of someone else on %s', (kind) => {
  test('are exactly the visible ones, without private fields', async () => {
    const world = await startWorld(kind);
    const relations = world.core.get(Relations);
    const { call } = world;
    await fc.assert(
      fc.asyncProperty(scene, async ({ tie, block, isPrivate, guest, outfits, occasions }) => {
        const n = ++scenes;
        const [ann, bob] = [await world.person(`ann${n}`), await world.person(`bob${n}`)];
        const invited = guest && tie === 'befriend';
        if (tie === 'follow') await call('social.follow-user', { userId: ann.id }, bob.actor);
        if (tie === 'befriend') await befriend(world, ann, bob);
        if (isPrivate) await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
        const made = [];
        for (const { visibility, item } of outfits) {
          const imageIds = await insertImages(world, ann.id, 1);
          const add = { name: 'x', category: 'hat', visibility: item, imageIds } as const;
          const { id: itemId } = await call('wardrobe.add-item', add, ann.actor);
          const about = { visibility, notes: secret, favourite: true, formality: 4, pieces: [{ itemId }] };
          const { id } = await call('wardrobe.create-outfit', about, ann.actor);
          made.push({ id, visibility, itemId, item, imageId: imageIds[0]! });
          await call('wardrobe.log-wear', { on: '2020-03-03', outfitId: id, note: secret }, ann.actor);
        }
        const events = [];
        for (const visibility of occasions) {
          const about = { title: 'tea', startsOn: '2030-01-01', notes: secret, visibility };
          const guestIds = invited ? [bob.id] : [];
          const { id: occasionId } = await call(
            'wardrobe.create-occasion',
            { ...about, guestIds },
            ann.actor,
          );
          for (const { id } of made)
            await call('wardrobe.plan-outfit', { occasionId, outfitId: id }, ann.actor);
          events.push({ id: occasionId, visibility });
        }
        if (block === 'by owner') await call('social.block-user', { userId: bob.id }, ann.actor);
        if (block === 'by viewer') await call('social.block-user', { userId: ann.id }, bob.actor);
        const relation = await relations.between(bob.id, ann.id);
        const sees = ({ visibility }: { visibility: (typeof visibilities)[number] }) =>
          maySee(relation, visibility);
        const visible = made.filter(sees);
        const told: unknown[] = [];
        const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id).sort();

        const page = await call('wardrobe.list-outfits', { userId: ann.id }, bob.actor);
        told.push(page);
        expect(ids(page)).toEqual(visible.map(({ id }) => id));
        for (const { id: outfitId, itemId, item, imageId } of made) {
          const one = call('wardrobe.get-outfit', { outfitId }, bob.actor);
          if (visible.some(({ id }) => id === outfitId)) {
            const view = await one;
            told.push(view);
            const piece = maySee(relation, item)
              ? { itemId, item: { id: itemId, image: { id: imageId } } }
              : { itemId: null, item: null };
            expect(view.pieces).toMatchObject([piece]);
            for (const field of [
              'notes',
              'favourite',
              'formality',
              'visibility',
              'clashes',
              'version',
              'editedAt',
            ])
              expect(view).not.toHaveProperty(field);
          } else expect(await refusalOf(one)).toBe('wardrobe.outfit-not-found');
        }
        const open = events.filter((event) => sees(event) || (invited && !relation.blocked));
        const list = await call('wardrobe.list-occasions', { userId: ann.id }, bob.actor);
        told.push(list);
        expect(ids(list)).toEqual(open.map(({ id }) => id));
        expect(ids(await call('wardrobe.list-occasions', {}, bob.actor))).toEqual(
          invited && !relation.blocked ? events.map(({ id }) => id) : [],
        );
        for (const { id: occasionId } of events) {
          const read = () => call('wardrobe.get-occasion', { occasionId }, bob.actor);
          const planned = await call('wardrobe.list-outfits', { occasionId }, bob.actor);
          if (open.some(({ id }) => id === occasionId)) {
            const view = await read();
            told.push(view);
            expect(view.planned.map(({ outfitId }) => outfitId).sort()).toEqual(visible.map(({ id }) => id));
            expect(ids(planned)).toEqual(visible.map(({ id }) => id));
            expect(view.guests === undefined).toBe(!invited);
            expect(view.planned.some(({ clashes }) => clashes)).toBe(false);
          } else {
            expect(await refusalOf(read())).toBe('wardrobe.occasion-not-found');
            expect(planned.items).toEqual([]);
          }
        }
        expect(JSON.stringify(told)).not.toContain(secret);
        expect(JSON.stringify(told)).not.toContain('2020-03-03');
        expect((await call('wardrobe.list-wears', {}, bob.actor)).items).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
