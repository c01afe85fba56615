import { describe, expect, test } from 'vitest';
import { findDrift } from '../../../src/infrastructure/kernel/counters/reconciliation.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { postsReconciliation } from '../../../src/infrastructure/posts/reconciliation.ts';
import { wardrobeReconciliation } from '../../../src/infrastructure/wardrobe/reconciliation.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, startWorld } from '../../kit/world.ts';

const tables = [
  'outfits',
  'outfit_pieces',
  'outfit_tags',
  'occasions',
  'occasion_guests',
  'occasion_outfits',
  'wears',
  'wear_items',
  'reactions',
];
const left = sql<Record<never, never>, Record<string, number>>(
  `select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`,
);

describe.each(databases)('deleting an account on %s', (kind) => {
  /** Ann and bob have 25 worn outfits each, and have invited each other to tea. */
  async function start() {
    const world = await startWorld(kind);
    const { call } = world;
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    await befriend(world, ann, bob);
    for (const [me, other] of [
      [ann, bob],
      [bob, ann],
    ] as const) {
      const { id: itemId } = await call('wardrobe.add-item', { name: 'hat', category: 'hat' }, me.actor);
      const about = { title: 'tea', startsOn: '2030-01-01', guestIds: [other.id] };
      const { id: occasionId } = await call('wardrobe.create-occasion', about, me.actor);
      for (let i = 0; i < 25; i++) {
        const input = { pieces: [{ itemId }], tags: ['a', 'b'], visibility: 'public' as const };
        const { id: outfitId } = await call('wardrobe.create-outfit', input, me.actor);
        if (i % 5 === 0) await call('wardrobe.plan-outfit', { occasionId, outfitId }, me.actor);
        if (i % 10 === 0) await call('posts.react-to-outfit', { outfitId, kind: 'wow' }, other.actor);
        await call('wardrobe.log-wear', { on: '2025-01-01', outfitId, occasionId, note: 'fine' }, me.actor);
      }
    }
    return { world, call, ann, bob };
  }

  test('deletes outfits, occasions and diary, and no counter drifts', async () => {
    const { world, call, ann } = await start();
    const reconciliations = [...postsReconciliation, ...wardrobeReconciliation];
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    await world.settled();
    expect(await world.database.row(left, {})).toEqual({
      outfits: 25,
      outfit_pieces: 25,
      outfit_tags: 50,
      occasions: 1,
      occasion_guests: 0,
      occasion_outfits: 5,
      wears: 25,
      wear_items: 25,
      reactions: 0,
    });
    expect(await findDrift(world.database, reconciliations)).toEqual([]);
  });

  test('the data export contains them before', async () => {
    const { call, ann, bob } = await start();
    const document = await call('identity.export-me', {}, ann.actor);
    expect(document).toMatchObject({
      outfits: expect.arrayContaining([expect.objectContaining({ tags: ['a', 'b'] })]),
      occasions: [{ title: 'tea', startsOn: '2030-01-01' }],
      guests: [{ userId: bob.id, status: 'asked' }],
      invitations: [{ title: 'tea', status: 'asked' }],
      wears: expect.arrayContaining([expect.objectContaining({ wornOn: '2025-01-01', note: 'fine' })]),
    });
  });
});
