import {
  type ConversationId,
  Timeline,
  type TimelineState,
  Timelines,
} from '../../domain/messaging/timeline.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const open = sql<{ ids: readonly string[] }, TimelineState>(
  (d) => `
  select id, kind, last_seq as lastSeq, last_change_seq as lastChangeSeq, members_version as membersVersion,
    member_count as memberCount, last_at as lastAt, closed_at as closedAt
  from conversations where id in (:ids*) order by id ${d.forUpdate}`,
);
// They are there, and locked: nothing is ever inserted, and the columns which nobody updates are never read. One
// statement for all of them, where an update would be one for each.
type Row = { id: string; kind: string; lastSeq: number; lastChangeSeq: number; at: number };
const save = sql<{ rows: readonly Row[] }>(
  (d) => `
  insert into conversations (id, kind, opener_id, last_seq, last_change_seq, last_at, created_at)
  values :rows*(id, kind, id, lastSeq, lastChangeSeq, at, at)
  ${d.upsert('id', 'last_seq = new.last_seq, last_change_seq = new.last_change_seq, last_at = new.last_at')}`,
);

export class SqlTimelines extends Timelines {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async open(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Timeline>> {
    const rows = await this.#database.locked(open, { ids });
    return new Map(rows.map((row) => [row.id, new Timeline(row)]));
  }

  save(saved: Parameters<Timelines['save']>[0]): void {
    const rows = saved.map(({ timeline: { id, kind, lastSeq, lastChangeSeq, lastAt }, at = lastAt }) => ({
      ...{ id, kind, lastSeq, lastChangeSeq, at },
    }));
    this.#database.enqueue(save, { rows });
  }
}
