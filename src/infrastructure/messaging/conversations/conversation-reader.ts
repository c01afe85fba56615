import { iso } from '../../../application/kernel/fields.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import {
  type ConversationCursor,
  ConversationReader,
} from '../../../application/messaging/conversations/ports.ts';
import type { ConversationView } from '../../../application/messaging/conversations/views.ts';
import type { ShownMessage } from '../../../application/messaging/messages/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { pairOf } from '../../../domain/kernel/pair.ts';
import type { ConversationId, ConversationKind } from '../../../domain/messaging/conversation.ts';
import type { MemberRole } from '../../../domain/messaging/member-role.ts';
import { notBlocked } from '../../access/access.read.ts';
import { toRemoved } from '../../access/removal.read.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { isRequest, isThere, marksShown, roomVisible } from '../conditions.ts';
import { type MessageRow, memberMessages, toMessages } from '../messages/message-rows.ts';
import { chosenByLeaders, type RemovableRoom } from '../removed-rooms.ts';
import { listingToleranceMs } from './listing.ts';

type Row = { [K in keyof PublicUserRow<'peer'>]: PublicUserRow<'peer'>[K] | null } & RemovableRoom & {
    id: ConversationId;
    kind: ConversationKind;
    title: string;
    description: string;
    avatar: string | null;
    memberCount: number;
    lastSeq: number;
    lastChangeSeq: number;
    lastAt: number;
    createdAt: number;
    role: MemberRole | null;
    lastReadSeq: number | null;
    peerLastReadSeq: number | null;
    request: number | null;
  };

const columns = `
  c.id, c.kind, c.title, c.description, c.avatar, c.visibility, c.removal, c.member_count as memberCount, c.last_seq as lastSeq,
  c.last_change_seq as lastChangeSeq, c.last_at as lastAt, c.created_at as createdAt, c.closed_at as closedAt,
  m.role, m.last_read_seq as lastReadSeq,
  case when ${marksShown('p.id', ':viewerId')} then o.last_read_seq end as peerLastReadSeq, ${publicUser('p', 'peer')},
  ${isRequest('m', 'p.id')} as request`;
const peer = `
  left join memberships o on c.kind = 'direct' and o.conversation_id = c.id and o.user_id <> m.user_id
  left ${joinAccount('p', 'o.user_id')}`;

const some = sql<{ viewerId: string; ids: readonly string[]; now: number }, Row>(`
  select ${columns} from conversations c
  left join memberships m on m.conversation_id = c.id and m.user_id = :viewerId ${peer}
  where c.id in (:ids*) and ((m.role is not null and ${isThere}) or ${roomVisible(':viewerId')})`);
type After = { viewerId: string; at: number; id: string; until: number; limit: number; page: number };
const listed = `
  where m.user_id = :viewerId and m.listed_at <= :until and (c.last_at < :at or (c.last_at = :at and c.id < :id))
    and (c.kind = 'room' or (m.request <> 'declined' and (c.last_seq > 0 or c.opener_id = :viewerId)
      and ${notBlocked(':viewerId', 'p.id')}))`;
const from = `from memberships m join conversations c on c.id = m.conversation_id ${peer} ${listed}`;
const hint = rowByRowOf('m', ['memberships_by_listed']);
// The index is in the order of `listed_at`, which is off by at most the tolerance to either side. So the newest of a page
// are listed within twice that before the last of a page in the order of the index.
const latest = sql<After, Row>(`
  select ${hint} ${columns} ${from} and m.listed_at >= ${-2 * listingToleranceMs} + coalesce(
    (select ${hint} m.listed_at ${from} order by m.listed_at desc limit 1 offset :page), 0)
  order by c.last_at desc, c.id desc limit :limit`);
type Last = { conversationId: string; seq: number };
const lastMessages = sql<{ viewerId: string; keys: readonly Last[] }, MessageRow>(
  (d) =>
    `${memberMessages} where m.user_id = :viewerId and (g.conversation_id, g.seq) in ${d.rowList(':keys*(conversationId, seq)')}`,
);
const between = sql<{ lowId: string; highId: string }, { id: ConversationId }>(
  'select conversation_id as id from direct_pairs where low_id = :lowId and high_id = :highId',
);
const unread = sql<{ viewerId: string; id: string }, { unread: number; kind: ConversationKind }>(`
  select c.last_seq - m.last_read_seq as unread, c.kind from memberships m join conversations c on c.id = m.conversation_id
  where m.user_id = :viewerId and m.conversation_id = :id and ${isThere}`);

const everAfter = Number.MAX_SAFE_INTEGER - listingToleranceMs;

export class SqlConversationReader extends ConversationReader {
  readonly #needs: { readonly database: Database; readonly files: FileViews };
  readonly #clock: Clock;

  constructor(database: Database, files: FileViews, clock: Clock) {
    super();
    this.#needs = { database, files };
    this.#clock = clock;
  }

  async one(viewerId: UserId, id: ConversationId) {
    return (await this.several(viewerId, [id]))[0];
  }

  async several(viewerId: UserId, ids: readonly ConversationId[]) {
    if (ids.length === 0) return [];
    const rows = await this.#needs.database.rows(some, { viewerId, ids, now: this.#clock.now() });
    const found = new Map((await this.#shown(viewerId, rows)).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async latest(
    viewerId: UserId,
    { limit, cursor }: PageRequest<ConversationCursor>,
  ): Promise<Page<ConversationView>> {
    const { at, id } = cursor ?? { at: everAfter, id: lastId };
    const after = { viewerId, at, id, until: at + listingToleranceMs };
    const rows = await this.#needs.database.rows(latest, { ...after, page: limit, limit: limit + 1 });
    const page = toPage(
      rows,
      limit,
      ({ lastAt, id }) => ({ at: lastAt, id }),
      (row) => row,
    );
    return { ...page, items: await this.#shown(viewerId, page.items) };
  }

  async between(viewerId: UserId, peerId: UserId) {
    const [lowId, highId] = pairOf(viewerId, peerId);
    return (await this.#needs.database.row(between, { lowId, highId }))?.id;
  }

  async unread(viewerId: UserId, id: ConversationId) {
    return this.#needs.database.row(unread, { viewerId, id });
  }

  async #shown(viewerId: UserId, rows: readonly Row[]): Promise<ConversationView[]> {
    const keys = rows
      .filter(({ role, lastSeq }) => role !== null && lastSeq > 0)
      .map(({ id, lastSeq }) => ({ conversationId: id, seq: lastSeq }));
    const found = keys.length === 0 ? [] : await this.#needs.database.rows(lastMessages, { viewerId, keys });
    const messages = await toMessages(this.#needs, viewerId, found);
    const last = new Map(messages.map((message) => [message.conversationId, message]));
    return rows.map((row) => toView(row, last.get(row.id) ?? null, this.#needs.files));
  }
}

/** People outside see what the room is, and nothing of what happens there. */
function toView(row: Row, lastMessage: ShownMessage | null, avatars: AvatarUrls): ConversationView {
  const { id, kind, title, description, memberCount, role } = row;
  const inside = role !== null;
  const lastReadSeq = row.lastReadSeq ?? 0;
  const peer = row.peerId === null ? null : toPublicUser(row as PublicUserRow<'peer'>, 'peer', avatars);
  return {
    ...{ id, kind, title, description, peer, memberCount, lastMessage, lastReadSeq },
    peerLastReadSeq: row.peerLastReadSeq,
    avatarUrl: peer ? peer.avatarUrl : row.avatar && avatars.avatarUrl(row.avatar),
    lastSeq: inside ? row.lastSeq : 0,
    lastChangeSeq: inside ? row.lastChangeSeq : 0,
    unreadCount: inside ? Math.max(0, row.lastSeq - lastReadSeq) : 0,
    request: row.request === 1,
    myRole: role,
    createdAt: iso(row.createdAt),
    ...chosenByLeaders(row),
    ...toRemoved(row.removal),
  };
}
