import { Clock } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import type { ContextModule } from '../../context-module.ts';
import { Cases, restorableMs } from '../../domain/moderation/case.ts';
import type { CaseId } from '../../domain/moderation/report.ts';
import { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { backgroundService, job } from '../kernel/runtime/jobs.ts';
import { oldRows, RetentionJob, retentionNeeds } from '../kernel/runtime/retention-job.ts';
import { dropOldCases } from './cases/old-cases.ts';
import { moderationExport } from './data-export.ts';
import { moderationModule } from './moderation.module.ts';
import {
  AppealSchema,
  CaseSchema,
  DecisionSchema,
  ReportSchema,
  SuspensionSchema,
} from './moderation.schema.ts';
import { SuspensionList } from './suspensions/suspension-list.ts';

const hour = 3_600_000;

const overSuspensions = sql<{ before: number; limit: number }, { userId: string }>(
  'select user_id as userId from suspensions where until < :before order by until limit :limit',
);
const dropSuspensions = sql<{ userIds: readonly string[] }>(
  'delete from suspensions where user_id in (:userIds*)',
);

const restorableNoMore = sql<{ before: number; limit: number }, { id: CaseId }>(
  'select id from moderation_cases where removed_at < :before order by removed_at limit :limit',
);

export const moderation: ContextModule = {
  tables: [
    'moderation_actions',
    'moderation_appeals',
    'moderation_cases',
    'moderation_decisions',
    'moderation_evidence',
    'moderation_evidence_files',
    'moderation_reports',
    'suspensions',
  ],
  schemas: [AppealSchema, CaseSchema, DecisionSchema, ReportSchema, SuspensionSchema],
  exportSections: moderationExport,
  bind: async ({ config, bus }) => [moderationModule(config.MODERATION_HIDE_AFTER, bus)],
  services: [
    backgroundService({
      name: 'follow-suspensions',
      isLocal: true,
      needs: { suspensions: SuspensionList },
      async start({ suspensions }, { logger }) {
        await suspensions.poll();
        return suspensions.follow((error) => logger.error({ err: error }, 'asking for suspensions failed'));
      },
    }),
  ],
  jobs: [
    job({
      name: 'make-removals-final',
      everyMs: hour,
      needs: { database: Database, unitOfWork: UnitOfWork, cases: Cases, clock: Clock },
      run: async ({ database, unitOfWork, cases, clock }) => {
        const rows = await database.rows(restorableNoMore, { before: clock.now() - restorableMs, limit: 50 });
        for (const { id } of rows)
          await unitOfWork.run(async () => (await cases.find(id))?.makeRemovalFinal(clock.now()));
        return rows.length === 50;
      },
    }),
    job({
      name: 'drop-old-cases',
      everyMs: hour,
      needs: { database: Database, unitOfWork: UnitOfWork, clock: Clock },
      run: ({ database, unitOfWork, clock }) => unitOfWork.run(() => dropOldCases(database, clock.now())),
    }),
    job({
      name: 'drop-old-suspensions',
      everyMs: hour,
      needs: retentionNeeds,
      // Late enough that every process has noticed their end.
      run: (ports) =>
        new RetentionJob(ports, 24 * hour, [
          oldRows(overSuspensions, (to, rows) =>
            to.enqueue(dropSuspensions, { userIds: rows.map(({ userId }) => userId) }),
          ),
        ]).step(),
    }),
  ],
};
