import { MailRecipients, type MailTimes } from '../../../application/notifications/deliveries/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { QuietHours } from '../../../domain/notifications/preferences.ts';
import { verifiedAddress, verifiedAddresses } from '../../identity/addresses.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Row = { userId: UserId; email: string; timeZone: string; wanted: number; waits: number } & QuietHours;
const times = sql<{ userIds: readonly string[] }, Row>(
  verifiedAddresses(
    `s.quiet_from as quietFrom, s.quiet_until as quietUntil, coalesce(s.digest, 1) as wanted,
    g.user_id is not null as waits`,
    `left join notification_settings s on s.user_id = a.id
    left join notification_digests g on g.user_id = a.id`,
  ),
);

export class SqlMailRecipients extends MailRecipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ofAll(userIds: readonly UserId[]) {
    const rows = userIds.length === 0 ? [] : await this.#database.rows(times, { userIds });
    return new Map(
      rows.map(({ userId, email, timeZone, wanted, waits, quietFrom, quietUntil }): [UserId, MailTimes] => {
        const digest = wanted === 0 ? 'off' : waits === 0 ? 'none yet' : 'waits';
        return [userId, { email, timeZone, digest, settings: { quietFrom, quietUntil } }];
      }),
    );
  }

  of(userId: UserId) {
    return this.#database.row(verifiedAddress, { userId });
  }
}
