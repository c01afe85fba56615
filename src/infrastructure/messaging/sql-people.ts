import type { Clock } from '../../application/kernel/ports.ts';
import type { Relations } from '../../application/kernel/relations.ts';
import { Addressees, Directs, Doors, Heirs, Invitees } from '../../application/messaging/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { pairOf } from '../../domain/kernel/pair.ts';
import type { MemberRole } from '../../domain/messaging/membership.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import { befriended, follows, notBlocked } from '../access/access.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { banned, invited } from './rooms.read.ts';
import { addMembers } from './sql-memberships.ts';

const find = sql<{ lowId: string; highId: string }, { id: ConversationId }>(
  (d) =>
    `select conversation_id as id from direct_pairs where low_id = :lowId and high_id = :highId ${d.forUpdate}`,
);
const addPair = sql<{ lowId: string; highId: string; id: string }>(
  'insert into direct_pairs (low_id, high_id, conversation_id) values (:lowId, :highId, :id)',
);
const addDirect = sql<{ id: string; openerId: string; at: number }>(`
  insert into conversations (id, kind, opener_id, member_count, last_at, created_at)
  values (:id, 'direct', :openerId, 2, :at, :at)`);

export class SqlDirects extends Directs {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(a: UserId, b: UserId): Promise<ConversationId | undefined> {
    const [lowId, highId] = pairOf(a, b);
    return (await this.#database.row(find, { lowId, highId }))?.id;
  }

  add({ id, openerId, peerId, request, at }: Parameters<Directs['add']>[0]): void {
    const [lowId, highId] = pairOf(openerId, peerId);
    const shared = { conversationId: id, role: 'member', visibleFromSeq: 1, lastReadSeq: 0, joinedAt: at };
    this.#database.enqueue(addPair, { lowId, highId, id });
    this.#database.enqueue(addDirect, { id, openerId, at });
    this.#database.enqueue(addMembers, {
      rows: [
        { ...shared, userId: openerId, request: 'open' },
        { ...shared, userId: peerId, request: request ? 'pending' : 'open' },
      ],
    });
  }
}

type Settings = { directMessages: 'everyone' | 'followers' | 'friends' | 'nobody'; followsBack: number };
const settings = sql<{ viewerId: string; userId: string }, Settings>(`
  select a.direct_messages as directMessages, ${follows('a.id', ':viewerId')} as followsBack
  from accounts a where a.id = :userId`);

export class SqlAddressees extends Addressees {
  readonly #database: Database;
  readonly #relations: Relations;

  constructor(database: Database, relations: Relations) {
    super();
    this.#database = database;
    this.#relations = relations;
  }

  async find(viewerId: UserId, userId: UserId) {
    const row = await this.#database.row(settings, { viewerId, userId });
    if (!row) return undefined;
    const relation = await this.#relations.between(viewerId, userId);
    return { relation, directMessages: row.directMessages, followsBack: row.followsBack === 1 };
  }
}

const invitees = sql<{ actorId: string; ids: readonly string[] }, { id: UserId; friend: number }>(`
  select a.id, ${befriended(':actorId', 'a.id')} as friend from accounts a
  where a.id in (:ids*) and a.deleted_at is null and ${notBlocked(':actorId', 'a.id')}`);

export class SqlInvitees extends Invitees {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(actorId: UserId, ids: readonly UserId[]) {
    if (ids.length === 0) return [];
    const rows = await this.#database.rows(invitees, { actorId, ids });
    return rows.map(({ id, friend }) => ({ id, friend: friend === 1 }));
  }
}

type DoorRow = Record<'inside' | 'banned' | 'invited' | 'open', number>;
const door = sql<{ roomId: string; userId: string; now: number }, DoorRow>(`
  select exists (select 1 from memberships m where m.conversation_id = c.id and m.user_id = :userId) as inside,
    ${banned('c.id', ':userId')} as banned, ${invited('c.id', ':userId')} as invited, c.visibility = 'public' as open
  from conversations c where c.id = :roomId and c.kind = 'room'`);

const roleIn = sql<{ roomId: string; userId: string }, { role: MemberRole }>(`
  select m.role from memberships m join conversations c on c.id = m.conversation_id and c.kind = 'room'
  where m.conversation_id = :roomId and m.user_id = :userId`);

export class SqlDoors extends Doors {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async of(roomId: ConversationId, userId: UserId) {
    const row = await this.#database.row(door, { roomId, userId, now: this.#clock.now() });
    if (!row) return undefined;
    if (row.inside === 1) return 'inside';
    if (row.banned === 1) return row.open === 1 ? 'banned' : undefined;
    if (row.invited === 1) return 'invited';
    return row.open === 1 ? 'open' : undefined;
  }

  async roleIn(roomId: ConversationId, userId: UserId) {
    return (await this.#database.row(roleIn, { roomId, userId }))?.role;
  }
}

const heir = sql<{ roomId: string }, { userId: UserId }>(`
  select m.user_id as userId from memberships m join accounts a on a.id = m.user_id and a.deleted_at is null
  where m.conversation_id = :roomId order by m.role <> 'moderator', m.joined_at, m.user_id limit 1`);

export class SqlHeirs extends Heirs {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async next(roomId: ConversationId) {
    return (await this.#database.row(heir, { roomId }))?.userId;
  }
}
