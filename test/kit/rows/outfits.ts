import { Ids } from '../../../src/application/kernel/ports.ts';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { type Params, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { World } from '../world.ts';

const insertOutfits = sql<Params>(`
  insert into outfits (id, owner_id, name, pieces, tags, seasons, favourite, visibility, created_at, version)
  values :rows*(id, ownerId, name, pieces, tagList, seasons, zero, visibility, one, one)`);
const insertPieces = sql<Params>(
  'insert into outfit_pieces (outfit_id, item_id) values :rows*(outfitId, itemId)',
);
const insertTags = sql<Params>(
  'insert into outfit_tags (owner_id, tag, outfit_id) values :rows*(ownerId, tag, outfitId)',
);
const tags = ['work', 'weekend', 'travel', 'rain', 'festive'];

/** Inserts public outfits with one tag each; resolves to their ids. */
export async function outfits(
  world: World,
  ownerId: UserId,
  arranged: readonly (readonly string[])[],
): Promise<Id[]> {
  const ids = world.core.get(Ids);
  const rows = arranged.map((itemIds, i) => ({
    id: ids.next<Id>(),
    ownerId,
    name: `outfit ${i}`,
    itemIds,
    pieces: JSON.stringify(
      itemIds.map((itemId, z) => ({ itemId, x: 0.5, y: 0.5, scale: 1, rotation: 0, z })),
    ),
    tag: tags[i % tags.length]!,
    tagList: JSON.stringify([tags[i % tags.length]]),
    seasons: i % 16,
    visibility: 'public',
    zero: 0,
    one: 1,
  }));
  for (let i = 0; i < rows.length; i += 500) {
    const some = rows.slice(i, i + 500);
    const pieces = some.flatMap(({ id: outfitId, itemIds }) =>
      itemIds.map((itemId) => ({ outfitId, itemId })),
    );
    await world.unitOfWork.run(async () => {
      const bare = some.map(({ itemIds: _, ...row }) => row);
      world.database.enqueue(insertOutfits, { rows: bare });
      world.database.enqueue(insertPieces, { rows: pieces });
      world.database.enqueue(insertTags, {
        rows: bare.map(({ id: outfitId, tag }) => ({ ownerId, tag, outfitId })),
      });
    });
  }
  return rows.map(({ id }) => id);
}
