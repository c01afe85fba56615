import { refusal } from '../../kernel/refusal.ts';

export class OccasionNotFound extends refusal(
  'wardrobe.occasion-not-found',
  'not-found',
  'The occasion does not exist or you may not see it',
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
  'This day is not a day of the occasion',
) {}

export class PlanIsFull extends refusal(
  'wardrobe.plan-is-full',
  'conflict',
  'An occasion can have at most 100 planned outfits',
) {}

export class GuestsMustBeFriends extends refusal(
  'wardrobe.guests-must-be-friends',
  'invalid',
  'Only friends can be invited',
) {}

export class NotAGuest extends refusal('wardrobe.not-a-guest', 'forbidden', 'Only a guest can answer') {}
