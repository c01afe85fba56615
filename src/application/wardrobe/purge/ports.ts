import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';

/** Each method deletes at most `limit` rows and returns whether there may be more. */
export abstract class WardrobePurge {
  /** Entries of everyone's collections that refer to this. */
  abstract entriesOf(refId: Id, limit: number): Promise<boolean>;
  abstract itemsOf(ownerId: UserId, limit: number): Promise<boolean>;
  abstract collectionsOf(ownerId: UserId, limit: number): Promise<boolean>;
}

/** Works in steps of `limit`; booleans say whether there may be more. */
export abstract class OutfitsPurge {
  abstract outfitIds(ownerId: UserId, limit: number): Promise<OutfitId[]>;
  abstract occasionIds(ownerId: UserId, limit: number): Promise<OccasionId[]>;
  abstract wearsOf(ownerId: UserId, limit: number): Promise<boolean>;
  /** Removes a person from all guest lists. */
  abstract invitationsOf(userId: UserId, limit: number): Promise<boolean>;
  /** Occasions that an outfit is planned for. */
  abstract planning(
    id: OutfitId,
    limit: number,
  ): Promise<{ readonly id: OccasionId; readonly ownerId: UserId }[]>;
  /** Clears the reference in wears; their items stay. */
  abstract forgetOutfit(id: OutfitId, limit: number): Promise<boolean>;
  abstract forgetOccasion(id: OccasionId, limit: number): Promise<boolean>;
  /** Removes each from the guest lists of the other, unless they were invited after `until`. */
  abstract uninvite(userId: UserId, otherId: UserId, until: Instant): Promise<void>;
}
