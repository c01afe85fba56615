import { Days } from '../../application/wallets/wallet/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { startOfDay } from '../../domain/kernel/local-day.ts';
import { fromAccounts } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const zoneOf = sql<{ userId: UserId }, { timeZone: string }>(
  `select a.time_zone as timeZone ${fromAccounts('a')} where a.id = :userId`,
);
const dayMs = 86_400_000;

export class SqlDays extends Days {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async period(userId: UserId, from: string | undefined, to: string | undefined) {
    if (from === undefined && to === undefined) return { from: 0, until: Number.MAX_SAFE_INTEGER };
    const { timeZone } = (await this.#database.row(zoneOf, { userId })) ?? { timeZone: 'UTC' };
    return {
      from: from === undefined ? 0 : startOfDay(from, timeZone),
      until: to === undefined ? Number.MAX_SAFE_INTEGER : startOfDay(dayAfter(to), timeZone),
    };
  }
}

const dayAfter = (day: string) => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
