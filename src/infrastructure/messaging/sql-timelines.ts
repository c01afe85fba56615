import type { Instant } from '../../domain/kernel/id.ts';
import {
  type ConversationId,
  Timeline,
  type TimelineState,
  Timelines,
} from '../../domain/messaging/timeline.ts';
import type { Database } from '../kernel/database.ts';
import { sql } from '../kernel/statement.ts';

const open = sql<{ ids: readonly string[] }, TimelineState>(
  (d) => `
  select id, kind, last_seq as lastSeq, last_change_seq as lastChangeSeq, members_version as membersVersion,
    member_count as memberCount, closed_at as closedAt
  from conversations where id in (:ids*) order by id ${d.forUpdate}`,
);
type Save = { id: string; lastSeq: number; lastChangeSeq: number };
const save = sql<Save>(
  'update conversations set last_seq = :lastSeq, last_change_seq = :lastChangeSeq where id = :id',
);
const saveNewest = sql<Save & { at: number }>(`
  update conversations set last_seq = :lastSeq, last_change_seq = :lastChangeSeq, last_at = :at where id = :id`);

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

  save({ id, lastSeq, lastChangeSeq }: Timeline, at?: Instant): void {
    if (at === undefined) this.#database.enqueue(save, { id, lastSeq, lastChangeSeq });
    else this.#database.enqueue(saveNewest, { id, lastSeq, lastChangeSeq, at });
  }
}
