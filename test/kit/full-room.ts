import { Ids } from '../../src/application/kernel/ports.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { type Params, sql } from '../../src/infrastructure/kernel/statement.ts';
import { addAccounts } from './crowd.ts';
import type { World } from './world.ts';

const count = sql<{ roomId: string }, { n: number }>(
  'select member_count as n from conversations where id = :roomId',
);
const addMembers = sql<Params>(`
  insert into memberships (conversation_id, user_id, role, visible_from_seq, last_read_seq, joined_at)
  values :rows*(roomId, id, memberRole, one, zero, one)`);
const grow = sql<{ roomId: string; size: number }>(`
  update conversations set member_count = :size, members_version = members_version + 1 where id = :roomId`);

/** Puts people into a room until it has so many. */
export async function fillRoom({ core, database, unitOfWork }: World, roomId: string, size: number) {
  const ids = core.get(Ids);
  const { n } = (await database.row(count, { roomId }))!;
  const rows = Array.from({ length: size - n }, (_, i) => ({
    ...{ id: ids.next<UserId>(), roomId, name: `member${i}`, memberRole: 'member' },
    ...{ role: 'user', visibility: 'public', one: 1, zero: 0 },
  }));
  await unitOfWork.run(async () => {
    database.enqueue(addAccounts, { rows });
    database.enqueue(addMembers, { rows });
    database.enqueue(grow, { roomId, size });
  });
}
