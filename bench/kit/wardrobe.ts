import { en, Faker } from '@faker-js/faker';
import { makeGarment } from '../../src/cli/seed/wardrobes/garments.ts';
import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';
import { recountWears } from '../../src/infrastructure/wardrobe/diary/worn-figures.ts';
import { addSums, groupDrift } from '../../src/infrastructure/wardrobe/items/stats/groups.ts';
import { insert, newId } from './data.ts';
import type { Person } from './world.ts';

const importedAtOnce = 500;
const tags = ['work', 'weekend', 'travel', 'rain', 'festive'];
const lastDay = Date.now() - 24 * 3_600_000;
const dayAgo = (days: number) => new Date(lastDay - days * 24 * 3_600_000).toISOString().slice(0, 10);

export interface Wardrobe {
  readonly itemId: string;
  readonly collectionId: string;
}

/** Inserts garments as `npm run seed` does: 10,000 with 3,000 outfits and 20,000 wears, or proportionally fewer. */
export async function fill(engine: Engine, person: Person, items: number): Promise<Wardrobe> {
  const faker = new Faker({ locale: en, seed: items });
  const itemIds: string[] = [];
  for (let from = 0; from < items; from += importedAtOnce) {
    const count = Math.min(importedAtOnce, items - from);
    const rows = Array.from({ length: count }, (_, i) => ({
      ...makeGarment(faker),
      importKey: `${from + i}`,
    }));
    const report = (await person.call('wardrobe.import-items', { items: rows })) as {
      rows: { itemId: string }[];
    };
    itemIds.push(...report.rows.map(({ itemId }) => itemId));
  }
  await insertOutfits(engine, person.id, itemIds, items * 0.3);
  await insertDiary(engine, person.id, itemIds, items * 2);
  const about = { kind: 'capsule', title: 'few' };
  let collectionId = '';
  for (let n = 0; n < items * 0.02; n++) {
    collectionId = ((await person.call('wardrobe.create-collection', about)) as { id: string }).id;
    for (const refId of itemIds.slice(n, n + 5))
      await person.call('wardrobe.put-collection-entry', { collectionId, refId });
  }
  return { itemId: itemIds[7]!, collectionId };
}

const some = (itemIds: readonly string[], i: number) =>
  [0, 1, 2].map((n) => itemIds[(i * 3 + n * 31) % itemIds.length]!);

async function insertOutfits(engine: Engine, ownerId: string, itemIds: readonly string[], count: number) {
  const outfits = Array.from({ length: count }, (_, i) => ({ id: newId(), pieces: some(itemIds, i), i }));
  await insert(
    engine,
    'outfits',
    outfits.map(({ id, pieces, i }) => ({
      id,
      ownerId,
      name: `outfit ${i}`,
      pieces: JSON.stringify(
        pieces.map((itemId, z) => ({ itemId, x: 0.5, y: 0.5, scale: 1, rotation: 0, z })),
      ),
      tags: JSON.stringify([tags[i % 5]]),
      seasons: i % 16,
      favourite: 0,
      visibility: 'public',
      createdAt: lastDay,
      version: 1,
    })),
  );
  const pieces = outfits.flatMap(({ id, pieces }) => pieces.map((itemId) => ({ outfitId: id, itemId })));
  await insert(engine, 'outfit_pieces', pieces);
  const tagged = outfits.map(({ id, i }) => ({ ownerId, tag: tags[i % 5]!, outfitId: id }));
  await insert(engine, 'outfit_tags', tagged);
}

/** Inserts wears; each item was washed once, in the middle of the period. */
async function insertDiary(engine: Engine, ownerId: string, itemIds: readonly string[], count: number) {
  const days = 2000;
  const wears = Array.from({ length: count }, (_, i) => ({
    id: newId(),
    on: dayAgo((i * 7) % days),
    worn: some(itemIds, i),
  }));
  await insert(
    engine,
    'wears',
    wears.map(({ id, on, worn }) => ({
      id,
      ownerId,
      onDay: on,
      part: 'day',
      itemIds: JSON.stringify(worn),
      createdAt: lastDay,
      version: 1,
    })),
  );
  const worn = wears.flatMap(({ id, on, worn }) =>
    worn.map((itemId) => ({ wearId: id, itemId, ownerId, onDay: on })),
  );
  await insert(engine, 'wear_items', worn);
  for (let from = 0; from < itemIds.length; from += importedAtOnce)
    await engine.batch([
      recountWears.bind(engine.dialect, { itemIds: itemIds.slice(from, from + importedAtOnce) }),
    ]);
  const drift = await engine.read(groupDrift.bind(engine.dialect, { limit: 10_000 }));
  await engine.batch([addSums.bind(engine.dialect, { rows: drift as never })]);
  await insert(
    engine,
    'washes',
    itemIds.map((itemId, i) => ({
      id: newId(),
      ownerId,
      itemId,
      onDay: dayAgo((i * 11) % 400),
      createdAt: lastDay,
    })),
  );
}
