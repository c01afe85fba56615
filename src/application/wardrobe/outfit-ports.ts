import type { UserId } from '../../domain/kernel/id.ts';
import type { Category } from '../../domain/wardrobe/category.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import type { OccasionId } from '../../domain/wardrobe/occasion.ts';
import type { OutfitId } from '../../domain/wardrobe/outfit.ts';
import type { Candidate, Stock } from '../../domain/wardrobe/suggestion/candidate.ts';
import type { WearId } from '../../domain/wardrobe/wear.ts';
import type { Day, GuestStatus, Ownership, Season } from '../../domain/wardrobe/words.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { OccasionView, OutfitView, WearView, WornItem } from './outfit-views.ts';

export interface OutfitFilters {
  readonly ownerId?: UserId | undefined;
  readonly occasionId?: OccasionId | undefined;
  readonly itemId?: ItemId | undefined;
  readonly tag?: string | undefined;
  readonly season?: Season | undefined;
}

/** Outfits as a viewer may see them; what they may not see is not there. */
export abstract class OutfitReader {
  abstract one(viewerId: UserId, id: OutfitId): Promise<OutfitView | undefined>;
  abstract list(
    viewerId: UserId,
    filters: OutfitFilters,
    page: PageRequest<OutfitId>,
  ): Promise<Page<OutfitView>>;
}

/** The first day and the id. */
export type OccasionKey = readonly [Day, OccasionId];

/** Occasions as a viewer may see them: those meant for them, and those that they are asked to. */
export abstract class OccasionReader {
  abstract one(viewerId: UserId, id: OccasionId): Promise<OccasionView | undefined>;
  /** By their first day. Without `ownerId` one's own and those that one is asked to. */
  abstract list(
    viewerId: UserId,
    filters: {
      readonly ownerId?: UserId | undefined;
      readonly from?: Day | undefined;
      readonly to?: Day | undefined;
    },
    page: PageRequest<OccasionKey>,
  ): Promise<Page<OccasionView>>;
}

/** The day and the id. */
export type WearKey = readonly [Day, WearId];

/** A person's own diary. */
export abstract class WearReader {
  abstract one(ownerId: UserId, id: WearId): Promise<WearView | undefined>;
  /** The newest day first. */
  abstract list(
    ownerId: UserId,
    filters: {
      readonly from?: Day | undefined;
      readonly to?: Day | undefined;
      readonly itemId?: ItemId | undefined;
    },
    page: PageRequest<WearKey>,
  ): Promise<Page<WearView>>;
}

/** What someone has, asked before something is made of it. */
export abstract class OwnThings {
  /** Those of these items that are this person's. */
  abstract items(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Ownership>>;
  /** The items of an outfit of theirs. */
  abstract piecesOf(ownerId: UserId, id: OutfitId): Promise<ItemId[] | undefined>;
  /** Those of these people who are friends of this person's, with no block between them. */
  abstract friends(userId: UserId, ids: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** An occasion of theirs, or one that they are asked to. */
  abstract occasion(
    userId: UserId,
    id: OccasionId,
  ): Promise<
    | { readonly startsOn: Day; readonly dressCode: string | null; readonly status: GuestStatus | null }
    | undefined
  >;
}

/** What a suggestion is made of. */
export abstract class Closet {
  /**
   * Items that can be worn now, of these categories; of each the 16 that come first by formality, season and rain,
   * then what was not worn since `restedSince` or is longest unworn, then by id. Bounded, however many there are.
   */
  abstract candidates(
    ownerId: UserId,
    wishes: {
      readonly categories: readonly Category[];
      readonly season: Season;
      readonly formality: number | null;
      readonly rain: boolean;
      readonly restedSince: Day;
    },
  ): Promise<Candidate[]>;
  /** How many there are of each category, and what keeps them. */
  abstract stock(ownerId: UserId): Promise<Stock[]>;
  /** What was worn together lately. */
  abstract lately(ownerId: UserId, since: Day): Promise<ItemId[][]>;
  abstract shown(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<string, WornItem>>;
  abstract timeZone(ownerId: UserId): Promise<string>;
}

/** What goes with an outfit, an occasion or a person, in steps; the flags say whether there is more. */
export abstract class OutfitsPurge {
  abstract outfitIds(ownerId: UserId, limit: number): Promise<OutfitId[]>;
  abstract occasionIds(ownerId: UserId, limit: number): Promise<OccasionId[]>;
  abstract wearsOf(ownerId: UserId, limit: number): Promise<boolean>;
  /** Takes a person from all the guest lists that they stand on. */
  abstract invitationsOf(userId: UserId, limit: number): Promise<boolean>;
  /** The occasions for which an outfit is planned. */
  abstract planning(
    id: OutfitId,
    limit: number,
  ): Promise<{ readonly id: OccasionId; readonly ownerId: UserId }[]>;
  /** The diary forgets what an outfit or an occasion was called; what was worn stays. */
  abstract forgetOutfit(id: OutfitId, limit: number): Promise<boolean>;
  abstract forgetOccasion(id: OccasionId, limit: number): Promise<boolean>;
  /** Neither is a guest of the other any more. */
  abstract uninvite(userId: UserId, otherId: UserId): Promise<void>;
}
