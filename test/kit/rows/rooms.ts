import { Ids } from '../../../src/application/kernel/ports.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { type Params, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { World } from '../world.ts';
import { addAccounts } from './other-users.ts';

const count = sql<{ roomId: string }, { n: number }>(
  'select member_count as n from conversations where id = :roomId',
);
const addMembers = sql<Params>(`
  insert into memberships (conversation_id, user_id, role, visible_from_seq, last_read_seq, joined_at)
  values :rows*(roomId, id, memberRole, one, zero, one)`);
const grow = sql<{ roomId: string; size: number }>(`
  update conversations set member_count = :size, members_version = members_version + 1 where id = :roomId`);

/** Adds new members to a room until it has `size`. */
export async function fillRoom({ core, database, unitOfWork }: World, roomId: string, size: number) {
  const ids = core.get(Ids);
  const { n } = (await database.row(count, { roomId }))!;
  const rows = Array.from({ length: size - n }, (_, i) => ({
    id: ids.next<UserId>(),
    roomId,
    name: `member${i}`,
    memberRole: 'member',
    role: 'user',
    visibility: 'public',
    one: 1,
    zero: 0,
  }));
  await unitOfWork.run(async () => {
    database.enqueue(addAccounts, { rows });
    database.enqueue(addMembers, { rows });
    database.enqueue(grow, { roomId, size });
  });
}

const addRooms = sql<Params>(`
  insert into conversations (id, kind, opener_id, title, visibility, last_at, member_count, created_at)
  values :rows*(roomId, room, id, title, open, one, one, one)`);
const addTerms = sql<Params>('insert into room_terms (term, room_id) values :rows*(term, roomId)');
const addOwners = sql<Params>(`
  insert into memberships (conversation_id, user_id, role, visible_from_seq, last_read_seq, joined_at)
  values :rows*(roomId, id, owner, one, zero, one)`);
const addInvites = sql<Params>(`
  insert into room_invites (id, room_id, from_id, to_id, status, created_at, version)
  values :rows*(inviteId, roomId, id, guestId, status, one, one)`);
const addBans = sql<Params>(`
  insert into room_bans (room_id, user_id, by_id, reason, created_at, until)
  values :rows*(bannedId, id, guestId, title, one, until)`);

/**
 * Inserts many public rooms of other owners, each of which has invited the guest. All owners are banned from one room.
 */
export async function insertRooms(
  { core, database, unitOfWork }: World,
  { guestId, roomId: bannedId, size }: { guestId: string; roomId: string; size: number },
) {
  const ids = core.get(Ids);
  const rows = Array.from({ length: size }, (_, i) => ({
    id: ids.next<UserId>(),
    roomId: ids.next(),
    inviteId: ids.next(),
    guestId,
    bannedId,
    name: `owner${i}`,
    title: `hats ${i % 7}`,
    term: 'hats',
    room: 'room',
    open: 'public',
    owner: 'owner',
    status: i % 2 ? 'pending' : 'declined',
    until: i % 3 ? null : 1,
    role: 'user',
    visibility: 'public',
    one: 1,
    zero: 0,
  }));
  const second = rows.map((row, i) => ({ ...row, term: String(i % 7) }));
  for (let i = 0; i < size; i += 500)
    await unitOfWork.run(async () => {
      const some = rows.slice(i, i + 500);
      for (const insert of [addAccounts, addRooms, addTerms, addOwners, addInvites, addBans])
        database.enqueue(insert, { rows: some });
      database.enqueue(addTerms, { rows: second.slice(i, i + 500) });
    });
}
