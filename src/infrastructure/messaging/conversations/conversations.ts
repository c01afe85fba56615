import {
  Conversation,
  type ConversationId,
  type ConversationState,
  Conversations,
} from '../../../domain/messaging/conversation.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Dialect } from '../../kernel/database/dialect.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';
import { listAgain, listingToleranceMs } from './listing.ts';

const lockRows = (locking: (dialect: Dialect) => string) =>
  sql<
    { ids: readonly string[] },
    Omit<ConversationState, 'isRemoved'> & { removed: number; listedAt: number }
  >(
    (d) => `
  select id, kind, last_seq as lastSeq, last_change_seq as lastChangeSeq, changed_at as changedAt,
    members_version as membersVersion, member_count as memberCount, last_at as lastAt, listed_at as listedAt, closed_at as closedAt,
    visibility = 'removed' as removed
  from conversations c where id in (:ids*) order by id ${locking(d)}`,
  );
const lock = lockRows((d) => d.forUpdate);
const lockFree = lockRows((d) => d.forUpdateSkipLocked('c'));
type Row = { id: string; lastSeq: number; lastChangeSeq: number; changedAt: number; lastAt: number };
const save = sql<Row>(`
  update conversations set last_seq = :lastSeq, last_change_seq = :lastChangeSeq, changed_at = :changedAt,
    last_at = :lastAt
  where id = :id`);

export class SqlConversations extends Conversations {
  readonly #database: Database;
  readonly #listedAt = new WeakMap<Conversation, number>();

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  lock(ids: readonly ConversationId[]) {
    return this.#lock(lock, ids);
  }

  lockFree(ids: readonly ConversationId[]) {
    return this.#lock(lockFree, ids);
  }

  async #lock(
    statement: typeof lock,
    ids: readonly ConversationId[],
  ): Promise<ReadonlyMap<ConversationId, Conversation>> {
    const rows = await this.#database.locked(statement, { ids });
    const locked = new Map<ConversationId, Conversation>();
    for (const { removed, listedAt, ...row } of rows) {
      const conversation = new Conversation({ ...row, isRemoved: removed === 1 });
      trackEvents(conversation);
      this.#listedAt.set(conversation, listedAt);
      locked.set(row.id, conversation);
    }
    return locked;
  }

  save(conversations: readonly Conversation[]): void {
    for (const conversation of conversations) {
      const { id, lastSeq, lastChangeSeq, changedAt, lastAt: at } = conversation;
      this.#database.enqueue(save, { id, lastSeq, lastChangeSeq, changedAt, lastAt: at });
      if (Math.abs(at - this.#listedAt.get(conversation)!) <= listingToleranceMs) continue;
      for (const statement of listAgain) this.#database.enqueue(statement, { id, at });
      this.#listedAt.set(conversation, at);
    }
  }
}
