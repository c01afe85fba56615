import type { Instant, UserId } from '../../domain/kernel/id.ts';
import { Guests, type Occasion, type OccasionId, Occasions } from '../../domain/wardrobe/occasion.ts';
import type { GuestStatus } from '../../domain/wardrobe/words.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { OccasionSchema } from './outfits.schema.ts';
import { requireVersion } from './sql-items.ts';

type One = { occasionId: string };
type Plan = One & { outfitId: string; day: string; part: string; chosen: boolean };
const addPlans = sql<{ rows: Plan[] }>(`
  insert into occasion_outfits (occasion_id, outfit_id, day, part, chosen)
  values :rows*(occasionId, outfitId, day, part, chosen)`);
const dropPlans = sql<One>('delete from occasion_outfits where occasion_id = :occasionId');
const moveGuests = sql<One & { day: string }>(
  'update occasion_guests set starts_on = :day where occasion_id = :occasionId and starts_on <> :day',
);
const dropGuests = sql<One>('delete from occasion_guests where occasion_id = :occasionId');

export class SqlOccasions extends Occasions {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(ownerId: UserId, id: OccasionId, version?: number): Promise<Occasion | undefined> {
    const occasion = await this.#aggregates.find(OccasionSchema, { id, ownerId });
    requireVersion(occasion, version);
    return occasion;
  }

  add(occasion: Occasion): void {
    this.#aggregates.add(OccasionSchema, occasion);
  }

  reindex({ id: occasionId, planned, firstDay }: Occasion): void {
    this.#database.enqueue(dropPlans, { occasionId });
    if (planned.length > 0)
      this.#database.enqueue(addPlans, { rows: planned.map((one) => ({ ...one, occasionId })) });
    this.#database.enqueue(moveGuests, { occasionId, day: firstDay });
  }

  remove(occasion: Occasion): void {
    const occasionId = occasion.id;
    for (const drop of [dropPlans, dropGuests]) this.#database.enqueue(drop, { occasionId });
    this.#aggregates.remove(occasion);
  }
}

type Guest = One & { userId: string };
const guestsOf = sql<One, { userId: UserId }>(
  'select user_id as userId from occasion_guests where occasion_id = :occasionId order by user_id',
);
const ask = sql<{ rows: (Guest & { startsOn: string; status: GuestStatus; at: Instant })[] }>(`
  insert into occasion_guests (occasion_id, user_id, starts_on, status, asked_at)
  values :rows*(occasionId, userId, startsOn, status, at)`);
const unask = sql<One & { userIds: readonly string[] }>(
  'delete from occasion_guests where occasion_id = :occasionId and user_id in (:userIds*)',
);
const answer = sql<Guest & { status: GuestStatus; at: Instant }>(`
  update occasion_guests set status = :status, answered_at = :at
  where occasion_id = :occasionId and user_id = :userId`);

export class SqlGuests extends Guests {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(occasionId: OccasionId): Promise<UserId[]> {
    return (await this.#database.rows(guestsOf, { occasionId })).map(({ userId }) => userId);
  }

  ask({ id: occasionId, firstDay: startsOn }: Occasion, userIds: readonly UserId[], at: Instant): void {
    const rows = userIds.map((userId) => ({ occasionId, userId, startsOn, status: 'asked' as const, at }));
    this.#database.enqueue(ask, { rows });
  }

  remove(occasionId: OccasionId, userIds: readonly UserId[]): void {
    this.#database.enqueue(unask, { occasionId, userIds });
  }

  async answer(
    occasionId: OccasionId,
    userId: UserId,
    status: Exclude<GuestStatus, 'asked'>,
    at: Instant,
  ): Promise<boolean> {
    return (await this.#database.write(answer, { occasionId, userId, status, at })) > 0;
  }
}
