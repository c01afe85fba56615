import type { UserId } from '../../../domain/kernel/id.ts';
import { type Occasion, type OccasionId, Occasions } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { requireVersion } from '../require-version.ts';
import type { One } from './guests.ts';
import { OccasionSchema } from './occasion.schema.ts';

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
