import { iso } from '../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { Ids } from '../../application/kernel/ports.ts';
import { ActionLog } from '../../application/moderation/ports.ts';
import type { LoggedAction } from '../../application/moderation/views.ts';
import type { Id, Instant } from '../../domain/kernel/id.ts';
import type { Subject } from '../../domain/moderation/report.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { lastId, sql } from '../kernel/database/statement.ts';

type Entry = {
  id: string;
  byId: string | null;
  action: string;
  kind: string;
  subjectId: string;
  reason: string;
  at: Instant;
};
const append = sql<{ rows: readonly Entry[] }>(
  'insert into moderation_actions (id, by_id, action, kind, subject_id, reason, at) values :rows*(id, byId, action, kind, subjectId, reason, at)',
);
type Row = PublicUserRow<'by'> & {
  readonly id: Id;
  readonly action: LoggedAction['action'];
  readonly kind: Subject['kind'];
  readonly subjectId: Id;
  readonly reason: string;
  readonly at: Instant;
};
const page = sql<{ beforeId: string; limit: number }, Row>(`
  select l.id, l.action, l.kind, l.subject_id as subjectId, l.reason, l.at, ${publicUser('a', 'by')}
  from moderation_actions l left ${joinAccount('a', 'l.by_id')} where l.id < :beforeId order by l.id desc limit :limit`);

export class SqlActionLog extends ActionLog {
  readonly #database: Database;
  readonly #ids: Ids;
  readonly #avatars: AvatarUrls;

  constructor(database: Database, ids: Ids, avatars: AvatarUrls) {
    super();
    this.#database = database;
    this.#ids = ids;
    this.#avatars = avatars;
  }

  append({ byId, action, subject, reason, at }: Parameters<ActionLog['append']>[0]): void {
    const { kind, id: subjectId } = subject;
    const id: string = this.#ids.next();
    this.#database.enqueue(append, { rows: [{ id, byId, action, kind, subjectId, reason, at }] });
  }

  async list({ limit, cursor }: PageRequest<Id>) {
    const rows = await this.#database.rows(page, { beforeId: cursor ?? lastId, limit: limit + 1 });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row): LoggedAction => ({
        id: row.id,
        by: row.byId === null ? null : toPublicUser(row, 'by', this.#avatars),
        action: row.action,
        subject: { kind: row.kind, id: row.subjectId },
        reason: row.reason,
        at: iso(row.at),
      }),
    );
  }
}
