import { describe, expect, test } from 'vitest';
import { findDrift } from '../../../src/infrastructure/kernel/counters/reconciliation.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { postsReconciliation } from '../../../src/infrastructure/posts/reconciliation.ts';
import { wardrobeReconciliation } from '../../../src/infrastructure/wardrobe/reconciliation.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, startWorld } from '../../kit/world.ts';

const tables = [
  'items',
  'item_colours',
  'item_tags',
  'item_terms',
  'washes',
  'wardrobe_groups',
  'collections',
  'collection_entries',
  'reactions',
  'files',
  'file_uses',
];
const left = sql<Record<never, never>, { count: number }>(
  `select ${tables.map((table) => `(select count(*) from ${table})`).join(' + ')} as count`,
);

describe.each(databases)('deleting an account on %s', (kind) => {
  test('deletes the whole wardrobe and its entries in others’ collections', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const items = Array.from({ length: 450 }, (_, i) => ({
      name: `hat ${i}`,
      category: 'hat',
      tags: ['a', 'b'],
      colours: [{ hex: 'navy' }],
      visibility: 'public',
    }));
    const { rows } = await world.call('wardrobe.import-items', { items }, ann.actor);
    const itemIds = rows.slice(0, 100).map(({ itemId }) => itemId!);
    const imageIds = await insertImages(world, ann.id, 2);
    await world.call('wardrobe.update-item', { itemId: itemIds[0]!, imageIds }, ann.actor);
    await world.call('wardrobe.wash-items', { itemIds }, ann.actor);
    for (const one of [ann, bob]) {
      const about = { kind: 'moodboard', title: 'hats' } as const;
      const { id: collectionId } = await world.call('wardrobe.create-collection', about, one.actor);
      for (const refId of itemIds.slice(0, 3))
        await world.call('wardrobe.put-collection-entry', { collectionId, refId }, one.actor);
    }
    for (const itemId of itemIds.slice(0, 3))
      await world.call('posts.react-to-item', { itemId, kind: 'wow' }, bob.actor);
    expect(await findDrift(world.database, [...postsReconciliation, ...wardrobeReconciliation])).toEqual([]);
    const document = await world.call('identity.export-me', {}, ann.actor);
    expect(document).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: 'hat 449' })]),
      washes: expect.arrayContaining([expect.objectContaining({ itemId: itemIds[0] })]),
      collections: [{ title: 'hats' }],
      collectionEntries: [{}, {}, {}],
    });

    await world.call('identity.delete-me', { password: ann.password }, ann.actor);
    await world.settled();
    // Bob's moodboard, empty by now.
    expect((await world.database.row(left, {}))?.count).toBe(1);
    expect(await findDrift(world.database, [...postsReconciliation, ...wardrobeReconciliation])).toEqual([]);
  });
});
