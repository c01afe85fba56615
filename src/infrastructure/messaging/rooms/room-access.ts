import type { Clock } from '../../../application/kernel/ports.ts';
import { RoomAccess } from '../../../application/messaging/rooms/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { MemberRole } from '../../../domain/messaging/member-role.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { banned, invited } from '../conditions.ts';

type Row = Record<'inside' | 'banned' | 'invited' | 'open', number>;
const access = sql<{ roomId: string; userId: string; now: number }, Row>(`
  select exists (select 1 from memberships m where m.conversation_id = c.id and m.user_id = :userId) as inside,
    ${banned('c.id', ':userId')} as banned, ${invited(':userId')} as invited, c.visibility = 'public' as open
  from conversations c where c.id = :roomId and c.kind = 'room'`);

const roles = sql<{ roomId: string; ids: readonly string[] }, { userId: UserId; role: MemberRole }>(`
  select m.user_id as userId, m.role from memberships m
  join conversations c on c.id = m.conversation_id and c.kind = 'room'
  where m.conversation_id = :roomId and m.user_id in (:ids*)`);

export class SqlRoomAccess extends RoomAccess {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async of(roomId: ConversationId, userId: UserId) {
    const row = await this.#database.row(access, { roomId, userId, now: this.#clock.now() });
    if (!row) return undefined;
    if (row.inside === 1) return 'inside';
    if (row.banned === 1) return row.open === 1 ? 'banned' : undefined;
    if (row.invited === 1) return 'invited';
    return row.open === 1 ? 'open' : undefined;
  }

  async rolesOf(roomId: ConversationId, ids: readonly UserId[]) {
    const rows = await this.#database.rows(roles, { roomId, ids });
    return new Map(rows.map(({ userId, role }) => [userId, role]));
  }
}
