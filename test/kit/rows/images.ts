import { Ids } from '../../../src/application/kernel/ports.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import type { FileId } from '../../../src/domain/media/file.ts';
import { type Params, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { World } from '../world.ts';

const insert = sql<Params>(`
  insert into files (id, owner_id, name, state, revision_id, kind, content_type, size, colours, created_at, version)
  values :rows*(id, ownerId, name, state, id, kind, type, one, colours, one, one)`);

/** Inserts rows of images without any bytes: for tests of access, not of content. */
export async function insertImages(world: World, ownerId: UserId, count: number): Promise<FileId[]> {
  const ids = world.core.get(Ids);
  const about = { ownerId, name: 'a.png', state: 'ready', kind: 'image', type: 'image/png', colours: '[]' };
  const rows = Array.from({ length: count }, () => ({ id: ids.next<FileId>(), ...about, one: 1 }));
  await world.unitOfWork.run(async () => world.database.enqueue(insert, { rows }));
  return rows.map(({ id }) => id);
}
