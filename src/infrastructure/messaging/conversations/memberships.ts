import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId, RequestState } from '../../../domain/messaging/conversation.ts';
import type { MemberRole } from '../../../domain/messaging/member-role.ts';
import { type Membership, Memberships, maxRooms } from '../../../domain/messaging/membership.ts';
import { joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { blockedSince } from '../../social/social.read.ts';
import { listAllMembers, listMembers } from './listing.ts';

type Key = { conversationId: string; userId: string };
const ofKey = 'conversation_id = :conversationId and user_id = :userId';

const find = sql<Key, Membership>(`
  select conversation_id as conversationId, user_id as userId, role, visible_from_seq as visibleFromSeq,
    last_read_seq as lastReadSeq, request, joined_at as joinedAt
  from memberships where ${ofKey}`);
type Row = Key &
  Record<'visibleFromSeq' | 'lastReadSeq' | 'joinedAt', number> & { role: string; request: string };
export const addMembers = sql<{ rows: readonly Row[] }>(`
  insert into memberships (conversation_id, user_id, role, visible_from_seq, last_read_seq, request, joined_at)
  values :rows*(conversationId, userId, role, visibleFromSeq, lastReadSeq, request, joinedAt)`);
export const countMembers = sql<{ conversationId: string; by: number }>(`
  update conversations set member_count = member_count + :by, members_version = members_version + 1
  where id = :conversationId`);
const remove = sql<Key>(`delete from memberships where ${ofKey}`);
const inMany = sql<{ ids: readonly string[]; most: number }, { userId: UserId }>(`
  select m.user_id as userId from memberships m
  join conversations c on c.id = m.conversation_id and c.kind = 'room' and c.closed_at is null
  where m.user_id in (:ids*) group by m.user_id having count(*) >= :most`);
const others = "conversation_id = :conversationId and role <> 'owner'";
const columns = 'conversation_id, user_id, role, visible_from_seq, last_read_seq, request, joined_at';
type Room = { conversationId: string };
const hold = sql<Room>(`
  insert into removed_memberships (${columns}) select ${columns} from memberships where ${others}`);
const takeOut = sql<Room>(`delete from memberships where ${others}`);
const giveBack = sql<Room & { since: number }>(`
  insert into memberships (${columns})
  select ${columns.replaceAll(/\w+/g, 'h.$&')} from removed_memberships h
  join memberships o on o.conversation_id = h.conversation_id and o.role = 'owner'
  ${joinAccount('a', 'h.user_id')} and ${liveAccount('a')}
  where h.conversation_id = :conversationId and not ${blockedSince('h.user_id', 'o.user_id', ':since')}
    and not exists (select 1 from room_bans rb
      where rb.room_id = h.conversation_id and rb.user_id = h.user_id and rb.created_at >= :since)`);
const dropHeld = sql<Room>('delete from removed_memberships where conversation_id = :conversationId');
const dropAll = sql<Room>('delete from memberships where conversation_id = :conversationId');
const dropHeldOf = sql<Key>(`delete from removed_memberships where ${ofKey}`);
const recountMembers = sql<Room>(`
  update conversations set members_version = members_version + 1, member_count = (
    select count(*) from memberships m where m.conversation_id = :conversationId)
  where id = :conversationId`);
const setRole = sql<Key & { role: string }>(`update memberships set role = :role where ${ofKey}`);
const setRequest = sql<Key & { request: string }>(`update memberships set request = :request where ${ofKey}`);
// The rows exist and are locked, so this upsert only updates: one statement for all senders of a batch, up to 100, on the
// path that `bench:rooms` measures. An `update` would be one statement for each of them.
type Written = { conversationId: string; senderId: string; seq: number; role: string; request: string };
const markWritten = sql<{ rows: readonly Written[] }>(
  (d) => `
  insert into memberships (conversation_id, user_id, role, visible_from_seq, last_read_seq, request, joined_at)
  values :rows*(conversationId, senderId, role, seq, seq, request, seq)
  ${d.upsert('conversation_id, user_id', 'last_read_seq = new.last_read_seq, request = new.request')}`,
);
const reached = `
  (select case when c.last_seq < :seq then c.last_seq else :seq end from conversations c where c.id = :conversationId)`;
const markRead = sql<Key & { seq: number }>(`
  update memberships set last_read_seq = ${reached} where ${ofKey} and last_read_seq < ${reached}`);

export class SqlMemberships extends Memberships {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(conversationId: ConversationId, userId: UserId): Promise<Membership | undefined> {
    return this.#database.row(find, { conversationId, userId });
  }

  add(conversationId: ConversationId, memberships: readonly Membership[]): void {
    this.#database.enqueue(addMembers, { rows: memberships.map((one) => ({ ...one })) });
    this.#database.enqueue(listMembers, { conversationId, userIds: memberships.map(({ userId }) => userId) });
    this.#database.enqueue(countMembers, { conversationId, by: memberships.length });
  }

  async inTooManyRooms(ids: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    const rows = await this.#database.rows(inMany, { ids, most: maxRooms });
    return new Set(rows.map(({ userId }) => userId));
  }

  remove(conversationId: ConversationId, userId: UserId): void {
    this.#database.enqueue(remove, { conversationId, userId });
    this.#database.enqueue(countMembers, { conversationId, by: -1 });
  }

  hold(conversationId: ConversationId): void {
    for (const statement of [hold, takeOut, recountMembers])
      this.#database.enqueue(statement, { conversationId });
  }

  giveBack(conversationId: ConversationId, since: Instant): void {
    this.#database.enqueue(giveBack, { conversationId, since });
    for (const statement of [listAllMembers, dropHeld, recountMembers])
      this.#database.enqueue(statement, { conversationId });
  }

  dropAll(conversationId: ConversationId): void {
    for (const statement of [dropAll, dropHeld, recountMembers])
      this.#database.enqueue(statement, { conversationId });
  }

  dropHeld(conversationId: ConversationId, userId?: UserId): void {
    if (userId) this.#database.enqueue(dropHeldOf, { conversationId, userId });
    else this.#database.enqueue(dropHeld, { conversationId });
  }

  setRole(conversationId: ConversationId, userId: UserId, role: MemberRole): void {
    this.#database.enqueue(setRole, { conversationId, userId, role });
  }

  setRequest(conversationId: ConversationId, userId: UserId, request: RequestState): void {
    this.#database.enqueue(setRequest, { conversationId, userId, request });
  }

  markWritten(written: Parameters<Memberships['markWritten']>[0]): void {
    const rows = written.map(({ conversationId, senderId, seq }) => ({
      conversationId,
      senderId,
      seq,
      role: 'member',
      request: 'open',
    }));
    this.#database.enqueue(markWritten, { rows });
  }

  async markRead(conversationId: ConversationId, userId: UserId, seq: number): Promise<boolean> {
    return (await this.#database.write(markRead, { conversationId, userId, seq })) > 0;
  }
}
