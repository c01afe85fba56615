import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import {
  type CaseId,
  type Report,
  type ReportId,
  Reports,
  type Status,
} from '../../../domain/moderation/report.ts';
import { joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { ReportSchema } from '../moderation.schema.ts';

const trustedAfterMs = 7 * 24 * 3_600_000;

const openOf = sql<{ caseId: string; reporterId: string }, { id: ReportId }>(
  'select id from moderation_reports where case_id = :caseId and open_reporter_id = :reporterId',
);
const close = sql<{ caseId: string; status: string }>(`
  update moderation_reports set status = :status, open_reporter_id = null
  where case_id = :caseId and open_reporter_id is not null`);
const reportsOf = (status: Status) =>
  `(select count(*) from moderation_reports o where o.reporter_id = r.reporter_id and o.status = '${status}')`;
const trusted = sql<{ caseId: string; since: Instant; at: Instant }, { n: number }>(`
  select count(*) as n from moderation_reports r ${joinAccount('a', 'r.reporter_id')}
  where r.case_id = :caseId and r.open_reporter_id is not null and ${liveAccount('a')}
    and a.email_verified_at is not null and a.created_at <= :since
    and not exists (
      select 1 from suspensions su where su.user_id = r.reporter_id and (su.until is null or su.until > :at))
    and ${reportsOf('dismissed')} <= ${reportsOf('actioned')} + 2`);

export class SqlReports extends Reports {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async openOf(caseId: CaseId, reporterId: UserId): Promise<ReportId | undefined> {
    return (await this.#database.row(openOf, { caseId, reporterId }))?.id;
  }

  add(report: Report): void {
    this.#aggregates.add(ReportSchema, report);
  }

  close(caseId: CaseId, status: Status): void {
    this.#database.enqueue(close, { caseId, status });
  }

  async countTrusted(caseId: CaseId, at: Instant): Promise<number> {
    return (await this.#database.row(trusted, { caseId, at, since: at - trustedAfterMs }))!.n;
  }
}
