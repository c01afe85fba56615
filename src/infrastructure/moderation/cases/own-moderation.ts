import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { OwnModeration } from '../../../application/moderation/ports.ts';
import type { ReportView } from '../../../application/moderation/views.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Action, DecisionId } from '../../../domain/moderation/case.ts';
import type { Reason, ReportId, Status, Subject } from '../../../domain/moderation/report.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import { type AppealRow, appealColumns, toAppeal } from '../appeals/appeal-reader.ts';
import { toDecision } from './case-reader.ts';

type SubjectRow = { readonly kind: Subject['kind']; readonly subjectId: Id };
type ReportRow = SubjectRow & {
  readonly id: ReportId;
  readonly reason: Reason;
  readonly note: string | null;
  readonly status: Status;
  readonly createdAt: Instant;
};
const reports = `
  select r.id, r.reason, r.note, r.status, r.created_at as createdAt, c.kind, c.subject_id as subjectId
  from moderation_reports r join moderation_cases c on c.id = r.case_id`;
const one = sql<{ id: string }, ReportRow>(`${reports} where r.id = :id`);
type Paging = { userId: string; beforeId: string; limit: number };
const ofReporter = sql<Paging, ReportRow>(`
  ${reports} where r.reporter_id = :userId and r.id < :beforeId order by r.id desc limit :limit`);

type DecisionRow = SubjectRow & { [K in keyof AppealRow]: AppealRow[K] | null } & {
  readonly id: DecisionId;
  readonly action: Action;
  readonly reason: string;
  readonly at: Instant;
  readonly until: Instant | null;
};
const ofAuthor = sql<Paging, DecisionRow>(`
  select d.id, d.action, d.reason, d.at, d.until, c.kind, c.subject_id as subjectId, ${appealColumns}
  from moderation_cases c join moderation_decisions d on d.case_id = c.id
  left join moderation_appeals ap on ap.decision_id = d.id
  where c.author_id = :userId and d.action <> 'dismiss' and d.id < :beforeId order by d.id desc limit :limit`);

export class SqlOwnModeration extends OwnModeration {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async report(id: ReportId): Promise<ReportView> {
    return toReport((await this.#database.row(one, { id }))!);
  }

  async reports(userId: UserId, { limit, cursor }: PageRequest<ReportId>) {
    const paging = { userId, beforeId: cursor ?? lastId, limit: limit + 1 };
    return toPage(await this.#database.rows(ofReporter, paging), limit, ({ id }) => id, toReport);
  }

  async decisions(userId: UserId, { limit, cursor }: PageRequest<DecisionId>) {
    const paging = { userId, beforeId: cursor ?? lastId, limit: limit + 1 };
    return toPage(
      await this.#database.rows(ofAuthor, paging),
      limit,
      ({ id }) => id,
      (row) => ({
        ...toDecision({ ...row, decisionId: row.id }),
        subject: { kind: row.kind, id: row.subjectId },
        appeal: row.appealId === null ? null : toAppeal(row as AppealRow),
      }),
    );
  }
}

const toReport = ({ id, reason, note, status, createdAt, kind, subjectId }: ReportRow): ReportView => ({
  ...{ id, reason, note, status, subject: { kind, id: subjectId } },
  createdAt: iso(createdAt),
});
