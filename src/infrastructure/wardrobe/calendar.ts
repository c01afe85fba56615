import type { Clock } from '../../application/kernel/ports.ts';
import { Calendar } from '../../application/wardrobe/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { localDay } from '../../domain/kernel/local-day.ts';
import type { Day } from '../../domain/wardrobe/calendar.ts';
import { fromAccounts } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const zoneOf = sql<{ userId: UserId }, { timeZone: string }>(
  `select a.time_zone as timeZone ${fromAccounts('a')} where a.id = :userId`,
);

export class SqlCalendar extends Calendar {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async today(userId: UserId): Promise<Day> {
    return localDay(this.#clock.now(), await this.timeZone(userId)) as Day;
  }

  async timeZone(userId: UserId): Promise<string> {
    return (await this.#database.row(zoneOf, { userId }))?.timeZone ?? 'UTC';
  }
}
