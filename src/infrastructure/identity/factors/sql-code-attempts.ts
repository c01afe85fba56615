import { CodeAttempts, codeAttemptLimits } from '../../../domain/identity/factors/code-attempts.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Window = { userId: UserId; now: Instant; ago: Instant; most: number };

const begin = sql<{ userId: UserId; now: Instant }>(
  ({ insertIgnore }) =>
    `${insertIgnore} into code_attempts (user_id, since, wrong) values (:userId, :now, 0)`,
);
// `wrong` first: MySQL assigns in this order, and reads what was assigned.
const take = sql<Window>(`
  update code_attempts set wrong = case when since <= :ago then 1 else wrong + 1 end,
    since = case when since <= :ago then :now else since end
  where user_id = :userId and (since <= :ago or wrong < :most)`);
const since = sql<{ userId: UserId }, { since: Instant }>(
  'select since from code_attempts where user_id = :userId',
);
const giveBack = sql<{ userId: UserId }>(
  'update code_attempts set wrong = wrong - 1 where user_id = :userId and wrong > 0',
);
const warn = sql<{ userId: UserId; now: Instant; ago: Instant }>(`
  update code_attempts set warned_at = :now where user_id = :userId and (warned_at is null or warned_at <= :ago)`);

export class SqlCodeAttempts extends CodeAttempts {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async take(userId: UserId, now: Instant): Promise<number | undefined> {
    const { window, wrongPerHour: most } = codeAttemptLimits;
    await this.#database.write(begin, { userId, now });
    if ((await this.#database.write(take, { userId, now, ago: now - window, most })) === 1) return undefined;
    const row = await this.#database.row(since, { userId });
    return Math.max(1, Math.ceil(((row?.since ?? now) + window - now) / 1000));
  }

  giveBack(userId: UserId): void {
    this.#database.enqueue(giveBack, { userId });
  }

  async mayWarn(userId: UserId, now: Instant): Promise<boolean> {
    const ago = now - codeAttemptLimits.warning;
    return (await this.#database.write(warn, { userId, now, ago })) === 1;
  }
}
