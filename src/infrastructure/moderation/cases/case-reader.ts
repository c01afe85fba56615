import { iso } from '../../../application/kernel/fields.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { type CasePlace, CaseReader } from '../../../application/moderation/ports.ts';
import type { CaseView } from '../../../application/moderation/views.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Action, DecisionId } from '../../../domain/moderation/case.ts';
import type { CaseId, Reason, ReportId, Status, Subject } from '../../../domain/moderation/report.ts';
import { joinAccount, type PublicUserRow, publicUser, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileRow, FileViews } from '../../media/media.read.ts';

const shownReports = 20;

type CaseRow = PublicUserRow<'author'> & {
  readonly id: CaseId;
  readonly kind: Subject['kind'];
  readonly subjectId: Id;
  readonly status: Status;
  readonly reportCount: number;
  readonly removedAt: Instant | null;
  readonly createdAt: Instant;
};
const cases = `
  select c.id, c.kind, c.subject_id as subjectId, c.status, c.report_count as reportCount, c.removed_at as removedAt,
    c.created_at as createdAt, ${publicUser('a', 'author')}
  from moderation_cases c ${joinAccount('a', 'c.author_id')}`;
const one = sql<{ id: string }, CaseRow>(`${cases} where c.id = :id`);
type Filtered = { status: string; kind: string; reports: number; beforeId: string; limit: number };
const list = (...conditions: string[]) =>
  sql<Filtered, CaseRow>(`
  ${cases} where ${conditions.map((condition) => `${condition} and `).join('')}
    (c.report_count < :reports or (c.report_count = :reports and c.id < :beforeId))
  order by c.report_count desc, c.id desc limit :limit`);
const lists = {
  all: list(),
  status: list('c.status = :status'),
  kind: list('c.kind = :kind'),
  both: list('c.status = :status', 'c.kind = :kind'),
};

type Ids = { caseIds: readonly string[] };
type EvidenceRow = { caseId: CaseId; text: string; files: string; writtenAt: Instant; takenAt: Instant };
const evidence = sql<Ids, EvidenceRow>(`
  select case_id as caseId, text, files, written_at as writtenAt, taken_at as takenAt
  from moderation_evidence where case_id in (:caseIds*) order by taken_at desc, id desc`);
type ReportRow = PublicUserRow<'reporter'> & {
  readonly caseId: CaseId;
  readonly reportId: ReportId;
  readonly reason: Reason;
  readonly note: string | null;
  readonly status: Status;
  readonly createdAt: Instant;
};
const reports = sql<Ids, ReportRow>(`
  select r.case_id as caseId, r.id as reportId, r.reason, r.note, r.status, r.created_at as createdAt,
    ${publicUser('a', 'reporter')}
  from (
    select mr.*, row_number() over (partition by mr.case_id order by mr.id desc) as n
    from moderation_reports mr where mr.case_id in (:caseIds*)
  ) r ${joinAccount('a', 'r.reporter_id')} where r.n <= ${shownReports} order by r.id desc`);
type DecisionRow = PublicUserRow<'by'> & {
  readonly caseId: CaseId;
  readonly decisionId: DecisionId;
  readonly action: Action;
  readonly reason: string;
  readonly note: string | null;
  readonly at: Instant;
  readonly until: Instant | null;
};
const decisions = sql<Ids, DecisionRow>(`
  select d.case_id as caseId, d.id as decisionId, d.action, d.reason, d.note, d.at, d.until, ${publicUser('a', 'by')}
  from moderation_decisions d left ${joinAccount('a', 'd.by_id')} where d.case_id in (:caseIds*) order by d.id desc`);
const ofDecision = sql<{ decisionId: string; authorId: string }, { caseId: CaseId }>(`
  select c.id as caseId from moderation_decisions d
  join moderation_cases c on c.id = d.case_id and c.author_id = :authorId where d.id = :decisionId`);

export class SqlCaseReader extends CaseReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(id: CaseId): Promise<CaseView | undefined> {
    const row = await this.#database.row(one, { id });
    return row && (await this.#views([row])).get(id);
  }

  async list(
    { status, kind }: { status?: Status | undefined; kind?: Subject['kind'] | undefined },
    { limit, cursor }: PageRequest<CasePlace>,
  ): Promise<Page<CaseView>> {
    const statement = status && kind ? lists.both : status ? lists.status : kind ? lists.kind : lists.all;
    const { reports = 2 ** 31 - 1, id: beforeId = lastId } = cursor ?? {};
    const rows = await this.#database.rows(statement, {
      ...{ status: status ?? '', kind: kind ?? '', reports, limit: limit + 1 },
      beforeId,
    });
    const views = await this.#views(rows.slice(0, limit));
    return toPage(
      rows,
      limit,
      ({ reportCount, id }) => ({ reports: reportCount, id }),
      ({ id }) => views.get(id)!,
    );
  }

  async ofDecision(decisionId: DecisionId, authorId: UserId): Promise<CaseId | undefined> {
    return (await this.#database.row(ofDecision, { decisionId, authorId }))?.caseId;
  }

  async #views(rows: readonly CaseRow[]): Promise<ReadonlyMap<CaseId, CaseView>> {
    const of = <R extends { caseId: CaseId }>(statement: Statement<Ids, R>) => this.#byCase(statement, rows);
    const [kept, reported, decided] = await Promise.all([of(evidence), of(reports), of(decisions)]);
    const views = rows.map(async (row): Promise<[CaseId, CaseView]> => {
      const { id, kind, subjectId, status, reportCount, removedAt, createdAt } = row;
      const [newest, ...earlier] = await Promise.all(
        (kept.get(id) ?? []).map((snapshot) => this.#snapshot(snapshot)),
      );
      const view: CaseView = {
        ...{ id, subject: { kind, id: subjectId }, status, reportCount, removed: removedAt !== null },
        author: toPublicUser(row, 'author', this.#files),
        evidence: newest ? { ...newest, earlier } : null,
        reports: (reported.get(id) ?? []).map((report) => ({
          ...{ id: report.reportId, reason: report.reason, note: report.note, status: report.status },
          createdAt: iso(report.createdAt),
          reporter: toPublicUser(report, 'reporter', this.#files),
        })),
        decisions: (decided.get(id) ?? []).map((decision) => ({
          ...toDecision(decision),
          note: decision.note,
          by: decision.byId === null ? null : toPublicUser(decision, 'by', this.#files),
        })),
        createdAt: iso(createdAt),
      };
      return [id, view];
    });
    return new Map(await Promise.all(views));
  }

  async #byCase<R extends { caseId: CaseId }>(statement: Statement<Ids, R>, rows: readonly CaseRow[]) {
    if (rows.length === 0) return new Map<CaseId, R[]>();
    const found = await this.#database.rows(statement, { caseIds: rows.map(({ id }) => id) });
    return Map.groupBy(found, ({ caseId }) => caseId);
  }

  async #snapshot({ text, files, writtenAt, takenAt }: EvidenceRow) {
    const shown = JSON.parse(files) as FileRow[];
    return {
      text,
      files: await Promise.all(shown.map((file) => this.#files.view(file))),
      createdAt: iso(writtenAt),
      takenAt: iso(takenAt),
    };
  }
}

/** The part that the author sees, too. */
export const toDecision = (row: Pick<DecisionRow, 'decisionId' | 'action' | 'reason' | 'at' | 'until'>) => ({
  ...{ id: row.decisionId, action: row.action, reason: row.reason, at: iso(row.at) },
  ...(row.action === 'suspend' && { until: row.until === null ? null : iso(row.until) }),
});
