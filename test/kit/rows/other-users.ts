import { Ids } from '../../../src/application/kernel/ports.ts';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { type Params, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { World } from '../world.ts';

export const addAccounts = sql<Params>(`
  insert into accounts (id, role, username, username_key, email, email_key, password_hash, name, links, visibility,
    direct_messages, notifications_enabled, time_zone, created_at, last_seen_at, version)
  values :rows*(id, role, name, name, name, name, name, name, name, visibility, role, one, name, one, one, one)`);
const occasions = sql<Params>(`
  insert into occasions (id, owner_id, title, starts_on, ends_on, visibility, plan, created_at, version)
  values :rows*(occasionId, id, name, day, day, visibility, plan, one, one)`);
const guests = sql<Params>(`
  insert into occasion_guests (occasion_id, user_id, starts_on, status, asked_at)
  values :rows*(occasionId, guestId, day, status, one)`);

/**
 * Inserts other users, each with an occasion to which the next user is invited, so that tables are realistically full.
 */
export async function insertOtherUsers(world: World, size = 500): Promise<void> {
  const ids = world.core.get(Ids);
  const all = Array.from({ length: size }, (_, i) => ({
    id: ids.next<UserId>(),
    occasionId: ids.next<Id>(),
    name: `other${i}`,
    role: 'user',
    visibility: 'public',
    day: '2020-01-01',
    plan: '[]',
    status: 'asked',
    one: 1,
  }));
  const rows = all.map((one, i) => ({ ...one, guestId: all[(i + 1) % size]!.id }));
  await world.unitOfWork.run(async () => {
    for (const insert of [addAccounts, occasions, guests]) world.database.enqueue(insert, { rows });
  });
}
