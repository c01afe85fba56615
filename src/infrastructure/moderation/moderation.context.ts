import type { ContextModule } from '../../context-module.ts';
import { sql } from '../kernel/database/statement.ts';
import { backgroundService, job } from '../kernel/runtime/jobs.ts';
import { oldRows, RetentionJob, retentionNeeds } from '../kernel/runtime/retention-job.ts';
import { moderationModule } from './moderation.module.ts';
import { SuspensionSchema } from './moderation.schema.ts';
import { SuspensionList } from './suspensions/suspension-list.ts';

const hour = 3_600_000;

const overSuspensions = sql<{ before: number; limit: number }, { userId: string }>(
  'select user_id as userId from suspensions where until < :before order by until limit :limit',
);
const dropSuspensions = sql<{ userIds: readonly string[] }>(
  'delete from suspensions where user_id in (:userIds*)',
);

export const moderation: ContextModule = {
  tables: ['suspensions'],
  schemas: [SuspensionSchema],
  bind: async () => [moderationModule],
  services: [
    backgroundService({
      name: 'follow-suspensions',
      needs: { suspensions: SuspensionList },
      async start({ suspensions }, { logger }) {
        await suspensions.poll();
        return suspensions.follow((error) => logger.error({ err: error }, 'asking for suspensions failed'));
      },
    }),
  ],
  jobs: [
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
