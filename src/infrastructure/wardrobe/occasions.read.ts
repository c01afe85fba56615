import type { Visibility } from '../../domain/access/policy.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { OccasionId } from '../../domain/wardrobe/occasion.ts';
import type { PlannedOutfit } from '../../domain/wardrobe/plan.ts';
import type { GuestStatus } from '../../domain/wardrobe/words.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { type PublicUserRow, publicUser } from '../identity/identity.read.ts';
import { sql } from '../kernel/database/statement.ts';

// What statements may read of occasions.

export type OccasionRow = PublicUserRow<'owner'> & {
  readonly id: OccasionId;
  readonly title: string;
  readonly kind: string | null;
  readonly place: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly dressCode: string | null;
  readonly notes: string | null;
  readonly visibility: Visibility;
  readonly planList: string;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly version: number;
  readonly myStatus: GuestStatus | null;
};

/** Who is asked and has not declined. */
export const guestsOf = sql<{ occasionId: string }, { userId: UserId }>(`
  select user_id as userId from occasion_guests where occasion_id = :occasionId and status <> 'declined'`);

/** All of `occasions c` and the joins below; what only the owner may read is left out by the view. */
export const occasionColumns = `
  c.id, c.title, c.kind, c.place, c.starts_on as startsOn, c.ends_on as endsOn, c.dress_code as dressCode, c.notes,
  c.visibility, c.plan as planList, c.created_at as createdAt, c.edited_at as editedAt, c.version,
  g.status as myStatus, ${publicUser('a', 'owner')}`;

/** Follows `… occasions c`. */
export const occasionJoins = (viewer: string): string => `
  join accounts a on a.id = c.owner_id
  left join occasion_guests g on g.occasion_id = c.id and g.user_id = ${viewer}`;

/** For whom it is meant, and guests, while nobody blocks the other; `owner` is its owner's `accounts` row. */
export const occasionVisible = (viewer: string, owner = 'a'): string => `(
  ${visibleTo(viewer, owner, 'c.visibility')}
  or (g.user_id is not null and ${owner}.deleted_at is null and ${notBlocked(viewer, `${owner}.id`)}))`;

/** By day and part, as they were planned. */
export const plansOf = (row: { readonly planList: string }): PlannedOutfit[] =>
  (JSON.parse(row.planList) as PlannedOutfit[]).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
