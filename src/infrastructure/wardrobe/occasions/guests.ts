import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { NotAGuest } from '../../../domain/wardrobe/occasions/errors.ts';
import type { GuestStatus } from '../../../domain/wardrobe/occasions/guest-status.ts';
import { Guests, type Invitation } from '../../../domain/wardrobe/occasions/invitation.ts';
import type { Occasion, OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';
import { isStillFriend } from '../occasions.read.ts';

export type One = { occasionId: string };

type Guest = One & { userId: string };

const guestsOf = sql<One, { userId: UserId }>(`
  select ${rowByRow} g.user_id as userId from occasions c join occasion_guests g on g.occasion_id = c.id
  where c.id = :occasionId and ${isStillFriend('c.owner_id')} order by g.user_id`);

/** Replaces the row of a former friend that is not removed yet. */
const invite = sql<{ rows: (Guest & { startsOn: string; status: GuestStatus; at: Instant })[] }>(
  (d) => `
  insert into occasion_guests (occasion_id, user_id, starts_on, status, asked_at)
  values :rows*(occasionId, userId, startsOn, status, at)
  ${d.upsert('occasion_id, user_id', 'status = new.status, asked_at = new.asked_at, answered_at = null')}`,
);

const remove = sql<One & { userIds: readonly string[] }>(
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

  invite({ id: occasionId, firstDay: startsOn }: Occasion, userIds: readonly UserId[], at: Instant): void {
    const rows = userIds.map((userId) => ({ occasionId, userId, startsOn, status: 'asked' as const, at }));
    this.#database.enqueue(invite, { rows });
  }

  remove(occasionId: OccasionId, userIds: readonly UserId[]): void {
    this.#database.enqueue(remove, { occasionId, userIds });
  }

  async save(invitation: Invitation, at: Instant): Promise<void> {
    const { occasionId, guestId: userId, status } = invitation;
    const updated = await this.#database.write(answer, { occasionId, userId, status: status!, at });
    if (updated === 0) throw new NotAGuest();
    trackEvents(invitation);
  }
}
