import { RoomAudience } from '../../../application/messaging/rooms/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import { notBlocked } from '../../access/access.read.ts';
import { publicUserById, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { type RoomCardRow, roomCard, toRoomCard } from './room-cards.ts';

const card = sql<{ roomId: string }, RoomCardRow>(
  `select ${roomCard} from conversations c where c.id = :roomId and c.kind = 'room'`,
);
const members = 'select m.user_id as userId from memberships m where m.conversation_id = :roomId';
const all = sql<{ roomId: string }, { userId: UserId }>(members);
const held = sql<{ roomId: string }, { userId: UserId }>(
  'select h.user_id as userId from removed_memberships h where h.conversation_id = :roomId',
);
const near = sql<{ roomId: string; aboutId: string }, { userId: UserId }>(
  `${members} and ${notBlocked('m.user_id', ':aboutId')}`,
);

export class SqlRoomAudience extends RoomAudience {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async card(roomId: ConversationId) {
    const row = await this.#database.row(card, { roomId });
    return row && toRoomCard(row, this.#files);
  }

  async person(userId: UserId) {
    const row = await this.#database.row(publicUserById, { userId });
    if (!row) throw new Error(`No account ${userId}`);
    return toPublicUser(row, 'user', this.#files);
  }

  async held(roomId: ConversationId) {
    return (await this.#database.rows(held, { roomId })).map(({ userId }) => userId);
  }

  async of(roomId: ConversationId, aboutId?: UserId) {
    const rows = aboutId
      ? await this.#database.rows(near, { roomId, aboutId })
      : await this.#database.rows(all, { roomId });
    return rows.map(({ userId }) => userId);
  }
}
