import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Relations } from '../../../src/application/kernel/relations.ts';
import { OccasionReader } from '../../../src/application/wardrobe/occasions/ports.ts';
import { OutfitReader } from '../../../src/application/wardrobe/outfits/ports.ts';
import { maySee, visibilities } from '../../../src/domain/access/policy.ts';
import { mayBeGuest } from '../../../src/domain/wardrobe/occasions/invitation.ts';
import type { OccasionId } from '../../../src/domain/wardrobe/occasions/occasion.ts';
import type { OutfitId } from '../../../src/domain/wardrobe/outfits/outfit.ts';
import { befriend } from '../../kit/friends.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, refusalOf, startWorld, type World } from '../../kit/world.ts';

const secret = 'never told';
const shown = fc.constantFrom(...visibilities);
const scene = fc.record({
  tie: fc.constantFrom('none', 'follow', 'befriend'),
  block: fc.constantFrom('no', 'no', 'by owner', 'by viewer'),
  isPrivate: fc.boolean(),
  guest: fc.boolean(),
  unfriend: fc.boolean(),
  outfits: fc.array(fc.record({ visibility: shown, item: shown }), { minLength: 1, maxLength: 4 }),
  occasions: fc.array(shown, { minLength: 1, maxLength: 3 }),
});
const ownFields = ['notes', 'favourite', 'formality', 'visibility', 'clashes', 'version', 'editedAt'];
let scenes = 0;

type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

/** Ann's outfits and occasions, and bob with his ties to her. */
async function setScene(world: World, { tie, isPrivate, guest, unfriend, ...of }: Scene) {
  const { call } = world;
  const n = ++scenes;
  const [ann, bob] = [await world.person(`ann${n}`), await world.person(`bob${n}`)];
  const invited = guest && tie === 'befriend';
  if (tie === 'follow') await call('social.follow-user', { userId: ann.id }, bob.actor);
  if (tie === 'befriend') await befriend(world, ann, bob);
  if (isPrivate) await call('identity.update-me', { settings: { visibility: 'private' } }, ann.actor);
  const outfits = [];
  for (const { visibility, item } of of.outfits) {
    const imageIds = await insertImages(world, ann.id, 1);
    const add = { name: 'x', category: 'hat', visibility: item, imageIds } as const;
    const { id: itemId } = await call('wardrobe.add-item', add, ann.actor);
    const about = { visibility, notes: secret, favourite: true, formality: 4, pieces: [{ itemId }] };
    const { id } = await call('wardrobe.create-outfit', about, ann.actor);
    outfits.push({ id, visibility, itemId, item, imageId: imageIds[0]! });
    await call('wardrobe.log-wear', { on: '2020-03-03', outfitId: id, note: secret }, ann.actor);
  }
  const occasions = [];
  for (const visibility of of.occasions) {
    const about = { title: 'tea', startsOn: '2030-01-01', notes: secret, visibility };
    const guestIds = invited ? [bob.id] : [];
    const { id } = await call('wardrobe.create-occasion', { ...about, guestIds }, ann.actor);
    for (const { id: outfitId } of outfits)
      await call('wardrobe.plan-outfit', { occasionId: id, outfitId }, ann.actor);
    occasions.push({ id, visibility });
  }
  if (tie === 'befriend' && unfriend) await call('social.unfriend', { userId: ann.id }, bob.actor);
  if (of.block === 'by owner') await call('social.block-user', { userId: bob.id }, ann.actor);
  if (of.block === 'by viewer') await call('social.block-user', { userId: ann.id }, bob.actor);
  const relation = await world.core.get(Relations).between(bob.id, ann.id);
  const isGuest = invited && mayBeGuest(relation);
  return {
    ...{ world, call, ann, bob, relation, outfits, occasions, isGuest },
    visible: outfits.filter(({ visibility }) => maySee(relation, visibility)),
    open: occasions.filter(({ visibility }) => maySee(relation, visibility) || isGuest),
    /** What bob was answered. */
    told: [] as unknown[],
  };
}
type Stage = Awaited<ReturnType<typeof setScene>>;

const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id).sort();

async function expectOutfits({
  world,
  call,
  ann,
  bob,
  relation,
  outfits,
  visible,
  told,
}: Stage): Promise<void> {
  const page = await call('wardrobe.list-outfits', { userId: ann.id }, bob.actor);
  told.push(page);
  expect(ids(page)).toEqual(visible.map(({ id }) => id));
  for (const { id: outfitId, itemId, item, imageId } of outfits) {
    const one = call('wardrobe.get-outfit', { outfitId }, bob.actor);
    if (!visible.some(({ id }) => id === outfitId)) {
      expect(await refusalOf(one)).toBe('wardrobe.outfit-not-found');
      continue;
    }
    const view = await one;
    // Also what is read before the output schema has removed anything.
    told.push(view, await world.core.get(OutfitReader).one(bob.id, outfitId as OutfitId));
    const piece = maySee(relation, item)
      ? { itemId, item: { id: itemId, image: { id: imageId } } }
      : { itemId: null, item: null };
    expect(view.pieces).toMatchObject([piece]);
    for (const field of ownFields) expect(view).not.toHaveProperty(field);
  }
}

async function expectOccasions(stage: Stage): Promise<void> {
  const { call, ann, bob, occasions, open, isGuest, told } = stage;
  const list = await call('wardrobe.list-occasions', { userId: ann.id }, bob.actor);
  told.push(list);
  expect(ids(list)).toEqual(open.map(({ id }) => id));
  expect(ids(await call('wardrobe.list-occasions', {}, bob.actor))).toEqual(
    isGuest ? occasions.map(({ id }) => id) : [],
  );
  for (const { id } of occasions) await expectOccasion(stage, id);
}

async function expectOccasion(
  { world, call, bob, open, visible, isGuest, told }: Stage,
  occasionId: string,
): Promise<void> {
  const read = call('wardrobe.get-occasion', { occasionId }, bob.actor);
  const planned = call('wardrobe.list-outfits', { occasionId }, bob.actor);
  if (!open.some(({ id }) => id === occasionId)) {
    expect(await refusalOf(read)).toBe('wardrobe.occasion-not-found');
    expect((await planned).items).toEqual([]);
    return;
  }
  const view = await read;
  told.push(view, await world.core.get(OccasionReader).one(bob.id, occasionId as OccasionId));
  expect(view.planned.map(({ outfitId }) => outfitId).sort()).toEqual(visible.map(({ id }) => id));
  expect(ids(await planned)).toEqual(visible.map(({ id }) => id));
  expect(view.guests === undefined).toBe(!isGuest);
  expect(view.myStatus).toBe(isGuest ? 'asked' : null);
  expect(view.planned.some((plan) => 'clashes' in plan)).toBe(false);
}

describe.each(databases)('outfits and occasions of someone else on %s', (kind) => {
  test('are exactly the visible ones, without private fields', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(scene, async (chosen) => {
        const stage = await setScene(world, chosen);
        await expectOutfits(stage);
        await expectOccasions(stage);
        const told = JSON.stringify(stage.told);
        expect(told).not.toContain(secret);
        expect(told).not.toContain('2020-03-03');
        expect((await stage.call('wardrobe.list-wears', {}, stage.bob.actor)).items).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
