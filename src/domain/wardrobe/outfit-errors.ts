import { refusal } from '../kernel/refusal.ts';

export class OutfitNotFound extends refusal(
  'wardrobe.outfit-not-found',
  'not-found',
  'There is no such outfit for you',
) {}
export class OccasionNotFound extends refusal(
  'wardrobe.occasion-not-found',
  'not-found',
  'There is no such occasion for you',
) {}
export class WearNotFound extends refusal(
  'wardrobe.wear-not-found',
  'not-found',
  'There is no such wear in your diary',
) {}
export class PiecesNotYours extends refusal(
  'wardrobe.pieces-not-yours',
  'invalid',
  'Each piece must be an item of your own wardrobe',
) {}
export class ReplacementsNeeded extends refusal(
  'wardrobe.replacements-needed',
  'invalid',
  'Say for each piece of this outfit which item of yours takes its place, or null to leave it out',
) {}
export class NothingToClone extends refusal(
  'wardrobe.nothing-to-clone',
  'invalid',
  'An outfit has at least one piece',
) {}
export class ItemIsWished extends refusal(
  'wardrobe.item-is-wished',
  'invalid',
  'What you only wish for cannot have been worn',
) {}
export class EndsBeforeStart extends refusal(
  'wardrobe.ends-before-start',
  'invalid',
  'An occasion cannot end before it starts',
) {}
export class OccasionTooLong extends refusal(
  'wardrobe.occasion-too-long',
  'invalid',
  'An occasion lasts at most 60 days',
) {}
export class DayOutsideOccasion extends refusal(
  'wardrobe.day-outside-occasion',
  'invalid',
  'That day is not one of the occasion',
) {}
export class PlanIsFull extends refusal(
  'wardrobe.plan-is-full',
  'conflict',
  'At most 100 outfits can be planned for an occasion',
) {}
export class GuestsMustBeFriends extends refusal(
  'wardrobe.guests-must-be-friends',
  'invalid',
  'Only friends can be asked',
) {}
export class NotAGuest extends refusal('wardrobe.not-a-guest', 'forbidden', 'Only a guest can answer') {}
