import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { InviteReader } from '../../../application/messaging/rooms/ports.ts';
import type { InviteView } from '../../../application/messaging/rooms/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { InviteId, InviteStatus } from '../../../domain/messaging/invite.ts';
import { notBlocked, notBlockedFor } from '../../access/access.read.ts';
import {
  type AvatarUrls,
  joinAccount,
  type ListedPairRow,
  listedPair,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toListedPair,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { roomRemoved } from '../conditions.ts';
import { type RoomCardRow, roomCard, toRoomCard } from './room-cards.ts';

type InviteRow = RoomCardRow & { id: InviteId; status: InviteStatus; sentAt: number };
type Row = InviteRow & PublicUserRow<'from'> & PublicUserRow<'to'>;

const inside = (user: string) =>
  `exists (select 1 from memberships m where m.conversation_id = ri.room_id and m.user_id = ${user})`;
const pair = `${publicUser('f', 'from')}, ${publicUser('t', 'to')}`;
const invites = (people: string, ...indexes: string[]) => `
  select ${rowByRowOf('ri', indexes)} ri.id, ri.status, ri.created_at as sentAt, ${roomCard},
    ${people}
  from room_invites ri join conversations c on c.id = ri.room_id and not ${roomRemoved}
  ${joinAccount('f', 'ri.from_id')} ${joinAccount('t', 'ri.to_id')}
  where ${liveAccount('f')} and ${liveAccount('t')} and ${notBlockedFor(':viewerId', 'ri.from_id', 'ri.to_id')}`;

const one = sql<{ viewerId: string; id: string }, Row>(
  `${invites(pair)} and ri.id = :id and (ri.to_id = :viewerId or ${inside(':viewerId')})`,
);
const waiting = (whose: 'from_id' | 'to_id', index: string, condition = '') =>
  sql<{ viewerId: string; beforeId: string; limit: number }, InviteRow & ListedPairRow>(`
  ${invites(listedPair('f', 't', whose === 'to_id' ? 'f' : 't'), index)} and ri.${whose} = :viewerId and ri.status = 'pending' and ri.id < :beforeId and c.closed_at is null
    ${condition}
  order by ri.id desc limit :limit`);
const received = waiting('to_id', 'room_invites_by_invited');
// Only while the sender is still in the room.
const sent = waiting('from_id', 'room_invites_by_inviting', `and ${inside(':viewerId')}`);
const roomOf = sql<{ id: string; toId: string }, { roomId: ConversationId }>(`
  select ri.room_id as roomId from room_invites ri join conversations c on c.id = ri.room_id and not ${roomRemoved}
  where ri.id = :id and ri.to_id = :toId and ${notBlocked('ri.to_id', 'ri.from_id')}`);

const placeOf = sql<{ id: string }, { roomId: ConversationId; toId: UserId }>(
  'select room_id as roomId, to_id as toId from room_invites where id = :id',
);

export class SqlInviteReader extends InviteReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(viewerId: UserId, id: InviteId) {
    const row = await this.#database.row(one, { viewerId, id });
    return row && toInvite(row, this.#files);
  }

  async pending(viewerId: UserId, direction: 'received' | 'sent', { limit, cursor }: PageRequest<InviteId>) {
    const rows = await this.#database.rows(direction === 'received' ? received : sent, {
      viewerId,
      beforeId: cursor ?? lastId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => ({ ...toInvite(row, this.#files), ...toListedPair(row, viewerId, this.#files) }),
    );
  }

  placeOf(id: InviteId) {
    return this.#database.row(placeOf, { id });
  }

  async roomOf(id: InviteId, toId: UserId) {
    return (await this.#database.row(roomOf, { id, toId }))?.roomId;
  }
}

const toInvite = (row: Row, avatars: AvatarUrls): InviteView => ({
  id: row.id,
  room: toRoomCard(row, avatars),
  from: toPublicUser(row, 'from', avatars),
  to: toPublicUser(row, 'to', avatars),
  status: row.status,
  createdAt: iso(row.sentAt),
});
