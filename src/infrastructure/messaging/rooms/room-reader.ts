import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { type RoomCursor, RoomReader } from '../../../application/messaging/rooms/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { endOfPrefix, wordsOf } from '../../../domain/kernel/words.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { MemberRole } from '../../../domain/messaging/member-role.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  joinAccount,
  type ListedUserRow,
  listedUser,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toListedUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { firstId, lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { marksShown } from '../conditions.ts';
import { type Found, joinable, roomsMatching } from './room-search.ts';

const newest = sql<{ viewerId: string; beforeId: string; now: number; limit: number }, Found>(`
  select c.id from conversations c where ${joinable} and c.id < :beforeId order by c.id desc limit :limit`);

type Paging = { viewerId: string; roomId: string; beforeId: string; limit: number };
const participants = sql<
  Paging,
  ListedUserRow & { role: MemberRole; joinedAt: number; lastReadSeq: number | null }
>(`
  select ${rowByRow} ${listedUser('a')}, m.role, m.joined_at as joinedAt,
    case when m.user_id = :viewerId or ${marksShown('a.id', ':viewerId')} then m.last_read_seq end as lastReadSeq
  from memberships m ${joinAccount('a', 'm.user_id')}
  where m.conversation_id = :roomId and m.user_id < :beforeId and ${liveAccount('a')}
    and ${notBlocked(':viewerId', 'a.id')}
  order by m.user_id desc limit :limit`);

type BanRow = ListedUserRow & { [K in keyof PublicUserRow<'by'>]: PublicUserRow<'by'>[K] | null } & {
  reason: string;
  bannedAt: number;
  until: number | null;
};
const bans = sql<Paging & { now: number }, BanRow>(`
  select ${rowByRow} ${listedUser('a')}, ${publicUser('b', 'by')}, rb.reason, rb.created_at as bannedAt, rb.until
  from room_bans rb ${joinAccount('a', 'rb.user_id')}
  left ${joinAccount('b', 'rb.by_id')} and ${notBlocked(':viewerId', 'b.id')}
  where rb.room_id = :roomId and rb.user_id < :beforeId and (rb.until is null or rb.until > :now)
    and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}
  order by rb.user_id desc limit :limit`);

export class SqlRoomReader extends RoomReader {
  readonly #database: Database;
  readonly #files: FileViews;
  readonly #clock: Clock;

  constructor(database: Database, files: FileViews, clock: Clock) {
    super();
    this.#database = database;
    this.#files = files;
    this.#clock = clock;
  }

  async listed(viewerId: UserId, q: string | undefined, { limit, cursor }: PageRequest<RoomCursor>) {
    const about = { viewerId, now: this.#clock.now(), limit: limit + 1 };
    const rows =
      q === undefined
        ? await this.#database.rows(newest, { ...about, beforeId: cursor?.id ?? lastId })
        : await this.#matching(q, about, cursor);
    return toPage(
      rows,
      limit,
      ({ id, term }) => (term === undefined ? { id } : { id, term }),
      ({ id }) => id,
    );
  }

  async participants(viewerId: UserId, roomId: ConversationId, page: PageRequest<UserId>) {
    const rows = await this.#database.rows(participants, paging(viewerId, roomId, page));
    return toPage(rows, page.limit, ofUser, (row) => ({
      user: toListedUser(row, this.#files),
      role: row.role,
      joinedAt: iso(row.joinedAt),
      ...(row.lastReadSeq !== null && { lastReadSeq: row.lastReadSeq }),
    }));
  }

  async bans(viewerId: UserId, roomId: ConversationId, page: PageRequest<UserId>) {
    const rows = await this.#database.rows(bans, {
      ...paging(viewerId, roomId, page),
      now: this.#clock.now(),
    });
    return toPage(rows, page.limit, ofUser, (row) => ({
      user: toListedUser(row, this.#files),
      by: row.byId === null ? null : toPublicUser(row as PublicUserRow<'by'>, 'by', this.#files),
      // Hidden together with its author.
      reason: row.byId === null ? '' : row.reason,
      createdAt: iso(row.bannedAt),
      until: row.until === null ? null : iso(row.until),
    }));
  }

  async #matching(q: string, about: { viewerId: UserId; now: number; limit: number }, from?: RoomCursor) {
    // The longest word first: it matches the fewest rooms.
    const words = wordsOf(q).sort((a, b) => b.length - a.length);
    if (words.length === 0) return [];
    const parameters = words.flatMap((word, i) => [
      [`word${i}`, word],
      [`end${i}`, endOfPrefix(word)],
    ]);
    return this.#database.rows(roomsMatching(words.length), {
      ...about,
      ...Object.fromEntries(parameters),
      after: from?.term ?? '',
      afterId: from?.id ?? firstId,
    });
  }
}

const ofUser = ({ userId }: PublicUserRow<'user'>): UserId => userId;
const paging = (viewerId: UserId, roomId: ConversationId, { limit, cursor }: PageRequest<UserId>) => ({
  viewerId,
  roomId,
  beforeId: cursor ?? lastId,
  limit: limit + 1,
});
