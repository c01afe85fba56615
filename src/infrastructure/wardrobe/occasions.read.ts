import type { Visibility } from '../../domain/access/policy.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { GuestStatus } from '../../domain/wardrobe/occasions/guest-status.ts';
import type { OccasionId } from '../../domain/wardrobe/occasions/occasion.ts';
import type { PlannedOutfit } from '../../domain/wardrobe/occasions/plan.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { joinAccount, liveAccount, type PublicUserRow, publicUser } from '../identity/identity.read.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { sql } from '../kernel/database/statement.ts';
import { befriended } from '../social/social.read.ts';

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

/** SQL condition for `occasion_guests g`: still a friend of the host. Rows of former friends are removed later. */
export const isStillFriend = (host: string): string => befriended('g.user_id', host);

/** Guests who have not declined. */
export const guestsOf = sql<{ occasionId: string }, { userId: UserId }>(`
  select ${rowByRow} g.user_id as userId from occasions c join occasion_guests g on g.occasion_id = c.id
  where c.id = :occasionId and g.status <> 'declined' and ${isStillFriend('c.owner_id')}`);

/** Follows `… occasions c`: the viewer's invitation `g`, if they are a guest (`mayBeGuest`). */
export const joinInvitation = (viewer: string): string => `
  left join occasion_guests g on g.occasion_id = c.id and g.user_id = ${viewer} and ${isStillFriend('c.owner_id')}`;

/** Columns of `occasions c` and `occasionJoins`, including the owner's private ones. */
export const occasionColumns = `
  c.id, c.title, c.kind, c.place, c.starts_on as startsOn, c.ends_on as endsOn, c.dress_code as dressCode, c.notes,
  c.visibility, c.plan as planList, c.created_at as createdAt, c.edited_at as editedAt, c.version,
  g.status as myStatus, ${publicUser('a', 'owner')}`;

/** Follows `… occasions c`. */
export const occasionJoins = (viewer: string): string => `
  ${joinAccount('a', 'c.owner_id')} ${joinInvitation(viewer)}`;

/**
 * Visible by its visibility or to guests, unless one blocks the other. Needs `joinInvitation`; `owner` is the alias of
 * the owner's account.
 */
export const occasionVisible = (viewer: string, owner = 'a'): string => `(
  ${visibleTo(viewer, owner, 'c.visibility')}
  or (g.user_id is not null and ${liveAccount(owner)} and ${notBlocked(viewer, `${owner}.id`)}))`;

/** Ordered by day; plans of one day stay in the order in which they were made. */
export const plansOf = (row: { readonly planList: string }): PlannedOutfit[] =>
  (JSON.parse(row.planList) as PlannedOutfit[]).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
