import type { UserId } from '../../domain/kernel/id.ts';
import { wordsOf } from '../../domain/kernel/words.ts';
import { type Invite, Invites } from '../../domain/messaging/invite.ts';
import { type Message, type MessageId, Messages, type NewMessage } from '../../domain/messaging/message.ts';
import { type Room, Rooms } from '../../domain/messaging/room.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { InviteSchema, MessageSchema, RoomSchema } from './messaging.schema.ts';

const dropTerms = sql<{ roomId: string }>('delete from room_terms where room_id = :roomId');
const addTerms = sql<{ rows: readonly { term: string; roomId: string }[] }>(
  'insert into room_terms (term, room_id) values :rows*(term, roomId)',
);

export class SqlRooms extends Rooms {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: ConversationId): Promise<Room | undefined> {
    return this.#aggregates.find(RoomSchema, { id, kind: 'room' });
  }

  add(room: Room): void {
    this.#aggregates.add(RoomSchema, room);
  }

  list(room: Room): void {
    const roomId = room.id;
    this.#database.enqueue(dropTerms, { roomId });
    const words = room.isListed ? wordsOf(room.called) : [];
    if (words.length > 0) this.#database.enqueue(addTerms, { rows: words.map((term) => ({ term, roomId })) });
  }
}

const place = sql<{ id: string }, { conversationId: ConversationId }>(
  'select conversation_id as conversationId from messages where id = :id',
);
type Row = Record<'id' | 'conversationId' | 'senderId' | 'clientId' | 'text', string> &
  Record<'seq' | 'changeSeq' | 'at', number> & {
    mentions: string;
    files: string;
    refs: string;
    replyToId: string | null;
  };
const addMessages = sql<{ rows: readonly Row[] }>(`
  insert into messages
    (conversation_id, seq, id, change_seq, sender_id, client_id, text, mention_ids, file_ids, refs, reply_to_id, created_at)
  values :rows*(conversationId, seq, id, changeSeq, senderId, clientId, text, mentions, files, refs, replyToId, at)`);

export class SqlMessages extends Messages {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async conversationOf(id: MessageId): Promise<ConversationId | undefined> {
    return (await this.#database.row(place, { id }))?.conversationId;
  }

  async find(id: MessageId): Promise<Message | undefined> {
    return this.#aggregates.find(MessageSchema, { id });
  }

  add(messages: readonly NewMessage[]): void {
    const rows = messages.map(({ mentionIds, fileIds, refs, ...message }) => ({
      ...message,
      mentions: JSON.stringify(mentionIds),
      files: JSON.stringify(fileIds),
      refs: JSON.stringify(refs),
    }));
    this.#database.enqueue(addMessages, { rows });
  }
}

export class SqlInvites extends Invites {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  async into(roomId: ConversationId, toId: UserId): Promise<Invite | undefined> {
    return this.#aggregates.find(InviteSchema, { roomId, toId });
  }

  add(invite: Invite): void {
    this.#aggregates.add(InviteSchema, invite);
  }

  remove(invite: Invite): void {
    this.#aggregates.remove(invite);
  }
}
