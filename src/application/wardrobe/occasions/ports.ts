import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { GuestStatus } from '../../../domain/wardrobe/occasions/guest-status.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { AnyOccasionView, AnyWholeOccasionView } from './views.ts';

/** Cursor: the first day and the id. */
export type OccasionKey = readonly [Day, OccasionId];

/** Occasions that a viewer may see or is invited to. */
export abstract class OccasionReader {
  abstract one(viewerId: UserId, id: OccasionId): Promise<AnyWholeOccasionView | undefined>;
  /** Those that overlap the days, ordered by first day. Without `ownerId`: the viewer's own, and invitations. */
  abstract list(
    viewerId: UserId,
    filters: {
      readonly ownerId?: UserId | undefined;
      readonly from?: Day | undefined;
      readonly to?: Day | undefined;
    },
    page: PageRequest<OccasionKey>,
  ): Promise<Page<AnyOccasionView>>;
}

export interface AccessibleOccasion {
  readonly startsOn: Day;
  readonly dressCode: string | null;
  readonly status: GuestStatus | null;
}

export abstract class Invitations {
  /** Those of these people who may be invited: friends, with no block either way. */
  abstract eligibleGuests(ownerId: UserId, ids: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** An occasion that this person owns or is invited to. */
  abstract occasion(userId: UserId, id: OccasionId): Promise<AccessibleOccasion | undefined>;
}
