import { codeAttemptLimits } from '../../../domain/identity/factors/code-attempts.ts';
import { type FactorId, factorLimits } from '../../../domain/identity/factors/factor.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { sql } from '../../kernel/database/statement.ts';
import { type Aged, oldRows, RetentionJob, type RetentionPorts } from '../../kernel/runtime/retention-job.ts';

const unconfirmed = sql<Aged, { userId: UserId; id: FactorId }>(`
  select user_id as userId, id from factors where confirmed_at is null and created_at < :before
  order by created_at limit :limit`);
const dropFactor = sql<{ userId: UserId; id: FactorId }>(
  'delete from factors where user_id = :userId and id = :id and confirmed_at is null',
);
const expired = sql<Aged, { digest: string }>(
  'select digest from log_in_tickets where expires_at < :before order by expires_at limit :limit',
);
const dropTickets = sql<{ digests: readonly string[] }>(
  'delete from log_in_tickets where digest in (:digests*)',
);
const quiet = sql<Aged, { userId: UserId }>(
  'select user_id as userId from code_attempts where since < :before order by since limit :limit',
);
const dropAttempts = sql<Aged & { userIds: readonly UserId[] }>(
  'delete from code_attempts where user_id in (:userIds*) and since < :before',
);

/** Deletes unconfirmed factors and expired tickets, after an hour. */
export class FactorRetention extends RetentionJob {
  constructor(ports: RetentionPorts) {
    super(ports, factorLimits.confirmation, [
      oldRows(unconfirmed, (to, rows) => {
        for (const row of rows) to.enqueue(dropFactor, row);
      }),
      oldRows(expired, (to, rows) => to.enqueue(dropTickets, { digests: rows.map(({ digest }) => digest) })),
    ]);
  }
}

const keptMs = codeAttemptLimits.warning + codeAttemptLimits.window;

/** Deletes counts of wrong codes that no longer affect the limit or the daily warning. */
export class CodeAttemptRetention extends RetentionJob {
  constructor(ports: RetentionPorts) {
    super(ports, keptMs, [
      oldRows(quiet, (to, rows) =>
        to.enqueue(dropAttempts, {
          userIds: rows.map(({ userId }) => userId),
          before: ports.clock.now() - keptMs,
          limit: rows.length,
        }),
      ),
    ]);
  }
}
