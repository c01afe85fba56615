import { describe, expect, test } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { type RefKind, readRefs } from '../../../src/infrastructure/wardrobe/refs.read.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, startWorld } from '../../kit/world.ts';

describe.each(databases)('references to a wardrobe on %s', (kind) => {
  test('show each reader what they may see, and a wear where its owner published it', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    const [ann, bob, cleo] = [
      await world.person('ann'),
      await world.person('bob'),
      await world.person('cleo'),
    ];
    await befriend(world, ann, bob);
    const add = async (name: string, visibility: 'public' | 'private') =>
      (await call('wardrobe.add-item', { name, category: 'hat', visibility }, ann.actor)).id;
    const [open, secret] = [await add('open', 'public'), await add('secret', 'private')];
    const pieces = [{ itemId: open }, { itemId: secret }];
    const named = { pieces, name: 'named', visibility: 'friends' as const };
    const outfit = await call('wardrobe.create-outfit', named, ann.actor);
    const nameless = await call('wardrobe.create-outfit', { pieces, visibility: 'public' }, ann.actor);
    const about = { title: 'tea', startsOn: '2030-01-01', guestIds: [bob.id] };
    const occasion = await call('wardrobe.create-occasion', about, ann.actor);
    const wear = await call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [open, secret] }, ann.actor);
    const refs = (
      [
        ['item', open],
        ['item', secret],
        ['outfit', outfit.id],
        ['outfit', nameless.id],
        ['occasion', occasion.id],
        ['wear', wear.id],
      ] as const
    ).map(([kind, id]) => ({ kind: kind as RefKind, id: id as Id }));
    const read = async (viewer: Person, publisher: Person) => {
      const shown = await readRefs(world.database, viewer.id, publisher.id, refs);
      return refs.map((ref) => shown.get(`${ref.kind} ${ref.id}`)?.title ?? null);
    };
    expect(await read(ann, ann)).toEqual(['open', 'secret', 'named', 'open, secret', 'tea', 'open, secret']);
    expect(await read(bob, ann)).toEqual(['open', null, 'named', 'open', 'tea', 'open, secret']);
    expect(await read(cleo, ann)).toEqual(['open', null, null, 'open', null, 'open, secret']);
    // Bob refers to what is ann's: her diary stays shut.
    expect(await read(cleo, bob)).toEqual(['open', null, null, 'open', null, null]);
    await call('social.block-user', { userId: ann.id }, cleo.actor);
    expect(await read(cleo, ann)).toEqual([null, null, null, null, null, null]);
  });
});
