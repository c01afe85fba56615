import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { AppealReader } from '../../../application/moderation/ports.ts';
import type { AppealView, ReceivedAppealPage } from '../../../application/moderation/views.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { AppealId } from '../../../domain/moderation/appeal.ts';
import type { Action, DecisionId } from '../../../domain/moderation/case.ts';
import type { CaseId } from '../../../domain/moderation/report.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';

export interface AppealRow {
  readonly appealId: AppealId;
  readonly decisionId: DecisionId;
  readonly text: string;
  readonly appealStatus: AppealView['status'];
  readonly appealedAt: Instant;
  readonly answeredAt: Instant | null;
}
/** Of `moderation_appeals ap`. */
export const appealColumns = `ap.id as appealId, ap.decision_id as decisionId, ap.text, ap.status as appealStatus,
  ap.created_at as appealedAt, ap.answered_at as answeredAt`;

export const toAppeal = (row: AppealRow): AppealView => ({
  id: row.appealId,
  decisionId: row.decisionId,
  text: row.text,
  status: row.appealStatus,
  createdAt: iso(row.appealedAt),
  answeredAt: row.answeredAt === null ? null : iso(row.answeredAt),
});

type Row = AppealRow & PublicUserRow<'user'> & { caseId: CaseId; action: Action; reason: string };
const one = sql<{ id: string }, AppealRow>(
  `select ${appealColumns} from moderation_appeals ap where ap.id = :id`,
);
const page = (condition: string) =>
  sql<{ status: string; afterId: string; limit: number }, Row>(`
  select ${appealColumns}, d.case_id as caseId, d.action, d.reason, ${publicUser('a', 'user')}
  from moderation_appeals ap join moderation_decisions d on d.id = ap.decision_id ${joinAccount('a', 'ap.user_id')}
  where ${condition} ap.id > :afterId order by ap.id limit :limit`);
const all = page('');
const withStatus = page('ap.status = :status and');

export class SqlAppealReader extends AppealReader {
  readonly #database: Database;
  readonly #avatars: AvatarUrls;

  constructor(database: Database, avatars: AvatarUrls) {
    super();
    this.#database = database;
    this.#avatars = avatars;
  }

  async one(id: AppealId): Promise<AppealView | undefined> {
    const row = await this.#database.row(one, { id });
    return row && toAppeal(row);
  }

  async list(
    status: AppealView['status'] | undefined,
    { limit, cursor }: PageRequest<AppealId>,
  ): Promise<ReceivedAppealPage> {
    const rows = await this.#database.rows(status === undefined ? all : withStatus, {
      status: status ?? '',
      afterId: cursor ?? firstId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ appealId }) => appealId,
      (row) => ({
        ...toAppeal(row),
        caseId: row.caseId,
        user: toPublicUser(row, 'user', this.#avatars),
        action: row.action,
        reason: row.reason,
      }),
    );
  }
}
