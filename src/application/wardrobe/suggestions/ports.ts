import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { Category } from '../../../domain/wardrobe/items/category.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Season } from '../../../domain/wardrobe/season.ts';
import type { Candidate, CategoryStock } from '../../../domain/wardrobe/suggestions/candidate.ts';
import type { OutfitItemView } from '../outfits/views.ts';

export abstract class WardrobeCandidates {
  /**
   * Items of these categories that can be worn now: of each category the 16 that best fit formality, season and rain;
   * among equals those not worn since `restedSince`, then the longest unworn, then by id.
   */
  abstract candidates(
    ownerId: UserId,
    criteria: {
      readonly categories: readonly Category[];
      readonly season: Season;
      readonly formality: number | null;
      readonly rain: boolean;
      readonly restedSince: Day;
    },
  ): Promise<Candidate[]>;
  abstract stock(ownerId: UserId): Promise<CategoryStock[]>;
  /** The items of each wear since then. */
  abstract recentWears(ownerId: UserId, since: Day): Promise<ItemId[][]>;
  abstract itemCards(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<string, OutfitItemView>>;
}
