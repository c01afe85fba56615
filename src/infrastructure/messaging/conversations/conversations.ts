import {
  Conversation,
  type ConversationId,
  type ConversationState,
  Conversations,
} from '../../../domain/messaging/conversation.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

const lock = sql<{ ids: readonly string[] }, ConversationState>(
  (d) => `
  select id, kind, last_seq as lastSeq, last_change_seq as lastChangeSeq, members_version as membersVersion,
    member_count as memberCount, last_at as lastAt, closed_at as closedAt
  from conversations where id in (:ids*) order by id ${d.forUpdate}`,
);
// The rows exist and are locked: this upsert only ever updates, all of them in one statement. The other columns are
// there because an insert needs them.
type Row = { id: string; kind: string; lastSeq: number; lastChangeSeq: number; lastAt: number };
const save = sql<{ rows: readonly Row[] }>(
  (d) => `
  insert into conversations (id, kind, opener_id, last_seq, last_change_seq, last_at, created_at)
  values :rows*(id, kind, id, lastSeq, lastChangeSeq, lastAt, lastAt)
  ${d.upsert('id', 'last_seq = new.last_seq, last_change_seq = new.last_change_seq, last_at = new.last_at')}`,
);

export class SqlConversations extends Conversations {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async lock(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Conversation>> {
    const rows = await this.#database.locked(lock, { ids });
    const locked = new Map<ConversationId, Conversation>();
    for (const row of rows) {
      const conversation = new Conversation(row);
      trackEvents(conversation);
      locked.set(row.id, conversation);
    }
    return locked;
  }

  save(conversations: readonly Conversation[]): void {
    const rows = conversations.map(({ id, kind, lastSeq, lastChangeSeq, lastAt }) => ({
      id,
      kind,
      lastSeq,
      lastChangeSeq,
      lastAt,
    }));
    this.#database.enqueue(save, { rows });
  }
}
