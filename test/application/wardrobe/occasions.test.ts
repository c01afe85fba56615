import { describe, expect, test } from 'vitest';
import type { In, Out } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { ownOne } from '../../kit/own.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

describe.each(databases)('occasions on %s', (kind) => {
  async function start() {
    const world = await startWorld(kind);
    const [ann, bob, cleo] = [
      await world.person('ann'),
      await world.person('bob'),
      await world.person('cleo'),
    ];
    const { call } = world;
    const occasion = (more: Partial<In<'wardrobe.create-occasion'>> = {}) =>
      call('wardrobe.create-occasion', { title: 'a wedding', startsOn: '2030-06-01', ...more }, ann.actor);
    const outfit = async (more: Partial<In<'wardrobe.add-item'>> = {}) => {
      const { id: itemId } = await call(
        'wardrobe.add-item',
        { name: 'x', category: 'dress', ...more },
        ann.actor,
      );
      return { itemId, ...(await call('wardrobe.create-outfit', { pieces: [{ itemId }] }, ann.actor)) };
    };
    return { world, call, ann, bob, cleo, occasion, outfit };
  }

  test('invite friends only, never strangers or oneself', async () => {
    const { world, ann, bob, cleo, occasion } = await start();
    await befriend(world, ann, bob);
    expect(await refusalOf(occasion({ guestIds: [bob.id, cleo.id] }))).toBe(
      'wardrobe.guests-must-be-friends /guestIds/1',
    );
    expect(await refusalOf(occasion({ guestIds: [ann.id] }))).toBe(
      'wardrobe.guests-must-be-friends /guestIds/0',
    );
    const { guests } = await occasion({ guestIds: [bob.id] });
    expect(guests).toMatchObject([{ user: { id: bob.id }, status: 'asked' }]);
  });

  test('are seen by their guests, without private fields', async () => {
    const { world, call, ann, bob, cleo, occasion } = await start();
    await befriend(world, ann, bob);
    const { id: occasionId } = await occasion({ guestIds: [bob.id], notes: 'do not tell' });
    const seen = await call('wardrobe.get-occasion', { occasionId }, bob.actor);
    const guests = [{ user: { id: bob.id }, status: 'asked' }];
    expect(seen).toMatchObject({ title: 'a wedding', myStatus: 'asked', guests });
    for (const field of ['notes', 'visibility', 'version', 'editedAt'])
      expect(seen).not.toHaveProperty(field);
    expect(await refusalOf(call('wardrobe.get-occasion', { occasionId }, cleo.actor))).toBe(
      'wardrobe.occasion-not-found',
    );
  });

  test('are answered by their guests alone', async () => {
    const { world, call, ann, bob, cleo, occasion } = await start();
    await befriend(world, ann, bob);
    const { id: occasionId } = await occasion({ guestIds: [bob.id] });
    const answer = (who: typeof ann, status: 'going' | 'declined') =>
      call('wardrobe.answer-occasion', { occasionId, status }, who.actor);
    expect(await answer(bob, 'going')).toMatchObject({ myStatus: 'going' });
    expect(await refusalOf(answer(cleo, 'going'))).toBe('wardrobe.occasion-not-found');
    expect(await refusalOf(answer(ann, 'going'))).toBe('wardrobe.not-a-guest');
  });

  test('keep the answers of their guests when the list changes', async () => {
    const { world, call, ann, bob, cleo, occasion } = await start();
    for (const friend of [bob, cleo]) await befriend(world, ann, friend);
    const { id: occasionId } = await occasion({ guestIds: [bob.id] });
    await call('wardrobe.answer-occasion', { occasionId, status: 'going' }, bob.actor);
    const invite = (guestIds: string[]) =>
      call('wardrobe.update-occasion', { occasionId, guestIds }, ann.actor);
    const asked = await invite([cleo.id, bob.id]);
    expect(new Map(asked.guests?.map(({ user, status }) => [user.id, status]))).toEqual(
      new Map([
        [bob.id, 'going'],
        [cleo.id, 'asked'],
      ]),
    );
    await invite([cleo.id]);
    expect(await refusalOf(call('wardrobe.get-occasion', { occasionId }, bob.actor))).toBe(
      'wardrobe.occasion-not-found',
    );
  });

  test('lose a guest whom the owner blocks, for good', async () => {
    const { world, call, ann, bob, occasion } = await start();
    await befriend(world, ann, bob);
    const { id: occasionId } = await occasion({ guestIds: [bob.id] });
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await refusalOf(call('wardrobe.get-occasion', { occasionId }, bob.actor))).toBe(
      'wardrobe.occasion-not-found',
    );
    expect((await call('wardrobe.list-occasions', {}, bob.actor)).items).toEqual([]);
    await world.settled();
    await call('social.unblock-user', { userId: ann.id }, bob.actor);
    expect((await call('wardrobe.list-occasions', {}, bob.actor)).items).toEqual([]);
    expect(await call('wardrobe.get-occasion', { occasionId }, ann.actor)).toMatchObject({ guests: [] });
  });

  test('lose a guest at the end of the friendship, for good', async () => {
    const { world, call, ann, bob, occasion } = await start();
    await befriend(world, ann, bob);
    const { id: occasionId } = await occasion({ guestIds: [bob.id] });
    await call('wardrobe.answer-occasion', { occasionId, status: 'going' }, bob.actor);
    const seen = () => refusalOf(call('wardrobe.get-occasion', { occasionId }, bob.actor));
    const guests = async () =>
      ownOne(await call('wardrobe.get-occasion', { occasionId }, ann.actor)).guests.map(
        ({ user, status }) => [user.id, status],
      );
    await call('social.unfriend', { userId: ann.id }, bob.actor);
    // At once, before anything is cleaned up.
    expect(await seen()).toBe('wardrobe.occasion-not-found');
    expect((await call('wardrobe.list-occasions', {}, bob.actor)).items).toEqual([]);
    expect(await guests()).toEqual([]);
    // A friend again is a guest again only if invited again, even before the clean-up.
    world.clock.at += 1;
    await befriend(world, ann, bob);
    await call('wardrobe.update-occasion', { occasionId, guestIds: [] }, ann.actor);
    await call('wardrobe.update-occasion', { occasionId, guestIds: [bob.id] }, ann.actor);
    await world.settled();
    expect(await guests()).toEqual([[bob.id, 'asked']]);
    await call('social.unfriend', { userId: bob.id }, ann.actor);
    await world.settled();
    await befriend(world, ann, bob);
    expect(await seen()).toBe('wardrobe.occasion-not-found');
  });

  test('tell their host of each answer, in one notification', async () => {
    const { world, call, ann, bob, cleo, occasion } = await start();
    for (const friend of [bob, cleo]) await befriend(world, ann, friend);
    const { id: occasionId } = await occasion({ guestIds: [bob.id, cleo.id] });
    const answer = (who: typeof ann, status: 'going' | 'declined') =>
      call('wardrobe.answer-occasion', { occasionId, status }, who.actor);
    await answer(bob, 'going');
    await answer(bob, 'going');
    await answer(cleo, 'declined');
    await answer(bob, 'declined');
    await answer(bob, 'going');
    await world.settled();
    const { items } = await call('notifications.list', {}, ann.actor);
    expect(items.filter(({ type }) => type === 'occasion')).toMatchObject([
      { subject: { kind: 'occasion', id: occasionId }, actorCount: 2, count: 4 },
    ]);
  });

  test('have planned outfits, one of them chosen per day and part', async () => {
    const { call, ann, bob, occasion, outfit } = await start();
    const { id: occasionId } = await occasion({ endsOn: '2030-06-02' });
    const [one, two] = [await outfit(), await outfit()];
    const plan = (outfitId: string, more: object = {}) =>
      call('wardrobe.plan-outfit', { occasionId, outfitId, ...more }, ann.actor);
    await plan(one.id);
    await plan(two.id);
    const planned = async () =>
      (await call('wardrobe.get-occasion', { occasionId }, ann.actor)).planned.map(
        ({ outfitId, day, part, chosen }) => [outfitId === one.id ? 'one' : 'two', day, part, chosen],
      );
    expect(await planned()).toEqual([
      ['one', '2030-06-01', 'whole', true],
      ['two', '2030-06-01', 'whole', false],
    ]);
    await plan(two.id, { chosen: true });
    await plan(one.id, { day: '2030-06-02', part: 'evening' });
    expect(await planned()).toEqual([
      ['one', '2030-06-01', 'whole', false],
      ['two', '2030-06-01', 'whole', true],
      ['one', '2030-06-02', 'evening', true],
    ]);
    expect(await refusalOf(plan(one.id, { day: '2030-06-03' }))).toBe('wardrobe.day-outside-occasion');
    await call('wardrobe.unplan-outfit', { occasionId, outfitId: two.id }, ann.actor);
    await call('wardrobe.unplan-outfit', { occasionId, outfitId: two.id }, ann.actor);
    expect(await planned()).toEqual([
      ['one', '2030-06-01', 'whole', true],
      ['one', '2030-06-02', 'evening', true],
    ]);
    await call('wardrobe.update-occasion', { occasionId, startsOn: '2031-01-01' }, ann.actor);
    expect((await planned()).map(([, day]) => day)).toEqual(['2031-01-01', '2031-01-02']);
    expect(await refusalOf(call('wardrobe.plan-outfit', { occasionId, outfitId: one.id }, bob.actor))).toBe(
      'wardrobe.occasion-not-found',
    );
  });

  test('are listed for a range of days that they overlap, page by page', async () => {
    const { world, call, ann, bob, occasion } = await start();
    await befriend(world, ann, bob);
    const add = async (title: string, startsOn: string, endsOn: string, visible = true) =>
      occasion({ title, startsOn, endsOn, ...(visible && { guestIds: [bob.id] }) });
    await add('before', '2030-05-01', '2030-05-31');
    await add('long', '2030-04-03', '2030-06-01');
    await add('into', '2030-05-31', '2030-06-02');
    await add('within', '2030-06-02', '2030-06-02');
    await add('private', '2030-06-03', '2030-06-03', false);
    await add('out of', '2030-06-05', '2030-06-09');
    await add('after', '2030-06-06', '2030-06-07');
    const titles = async (who: typeof ann, input: object) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const asked: In<'wardrobe.list-occasions'> = { limit: 1, ...input, ...(cursor && { cursor }) };
        const page: Out<'wardrobe.list-occasions'> = await call('wardrobe.list-occasions', asked, who.actor);
        found.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    };
    const range = { from: '2030-06-01', to: '2030-06-05' };
    expect(await titles(ann, range)).toEqual(['long', 'into', 'within', 'private', 'out of']);
    expect(await titles(bob, range)).toEqual(['long', 'into', 'within', 'out of']);
    expect(await titles(bob, { ...range, userId: ann.id })).toEqual(['long', 'into', 'within', 'out of']);
    expect(await titles(ann, { from: '2030-06-06' })).toEqual(['out of', 'after']);
  });

  test('report items that are double-booked, away or off the dress code', async () => {
    const { call, ann, occasion, outfit } = await start();
    const [dress, jeans] = [
      await outfit({ formality: 5 }),
      await outfit({ formality: 1, category: 'jeans' }),
    ];
    const one = await occasion({ dressCode: 'Black tie' });
    const other = await occasion({ title: 'a walk' });
    const plan = (occasionId: string, outfitId: string, more: object = {}) =>
      call('wardrobe.plan-outfit', { occasionId, outfitId, ...more }, ann.actor);
    const clashes = async (occasionId: string) =>
      ownOne(await call('wardrobe.get-occasion', { occasionId }, ann.actor)).planned.flatMap(({ clashes }) =>
        clashes.map(({ kind, itemIds, detail }) => [kind, itemIds[0], detail]),
      );
    await plan(one.id, dress.id, { part: 'evening' });
    await plan(one.id, jeans.id, { part: 'morning' });
    expect(await clashes(one.id)).toEqual([['off-dress-code', jeans.itemId, 'Black tie']]);
    await plan(other.id, dress.id);
    expect(await clashes(other.id)).toEqual([['double-booked', dress.itemId, null]]);
    await plan(other.id, jeans.id, { chosen: true });
    expect(await clashes(one.id)).toEqual(
      [
        ['off-dress-code', jeans.itemId, 'Black tie'],
        ['double-booked', jeans.itemId, null],
      ].sort(),
    );
    const lend = (dueBack: string) =>
      call('wardrobe.move-items', { itemIds: [dress.itemId], place: 'lent', dueBack }, ann.actor);
    await lend('2030-06-02');
    expect(await clashes(one.id)).toContainEqual(['away', dress.itemId, 'lent']);
    await lend('2030-05-30');
    expect(await clashes(one.id)).not.toContainEqual(['away', dress.itemId, 'lent']);
  });

  test('are listed by first day: your own with invitations, or another person’s', async () => {
    const { world, call, ann, bob, cleo, occasion } = await start();
    await befriend(world, ann, bob);
    const days = ['2030-06-03', '2030-06-01', '2030-06-02', '2030-06-01'];
    const ids: string[] = [];
    for (const [i, startsOn] of days.entries())
      ids.push(
        (
          await occasion({
            startsOn,
            guestIds: i % 2 ? [bob.id] : [],
            visibility: i === 2 ? 'public' : 'private',
          })
        ).id,
      );
    const bobs = await call('wardrobe.create-occasion', { title: 'mine', startsOn: '2030-06-02' }, bob.actor);
    const list = async (who: typeof ann, input: In<'wardrobe.list-occasions'> = {}) =>
      (await call('wardrobe.list-occasions', input, who.actor)).items.map(({ id }) => ids.indexOf(id));
    expect(await list(ann)).toEqual([1, 3, 2, 0]);
    expect(await list(ann, { from: '2030-06-02', to: '2030-06-02' })).toEqual([2]);
    expect(await list(bob)).toEqual([1, 3, -1]);
    expect(await list(bob, { userId: ann.id })).toEqual([1, 3, 2]);
    expect(await list(cleo, { userId: ann.id })).toEqual([2]);
    await call('wardrobe.update-occasion', { occasionId: ids[1]!, startsOn: '2030-07-01' }, ann.actor);
    expect(await list(bob)).toEqual([3, -1, 1]);
    await call('wardrobe.remove-occasion', { occasionId: ids[3]! }, ann.actor);
    expect(await list(bob)).toEqual([-1, 1]);
    expect(bobs.myStatus).toBeNull();
  });

  test('refuse invalid dates and stale versions', async () => {
    const { call, ann, occasion } = await start();
    expect(await refusalOf(occasion({ endsOn: '2030-05-31' }))).toBe('wardrobe.ends-before-start /endsOn');
    expect(await refusalOf(occasion({ endsOn: '2030-08-01' }))).toBe('wardrobe.occasion-too-long');
    const { id: occasionId, version } = await occasion();
    const change = (place: string) =>
      refusalOf(call('wardrobe.update-occasion', { occasionId, version: version!, place }, ann.actor));
    expect([await change('here'), await change('there')]).toEqual(['nothing', 'wardrobe.stale-version']);
  });
});
