import { refusal } from '../../kernel/refusal.ts';

export class OutfitNotFound extends refusal(
  'wardrobe.outfit-not-found',
  'not-found',
  'The outfit does not exist or you may not see it',
) {}

export class PiecesNotYours extends refusal(
  'wardrobe.pieces-not-yours',
  'invalid',
  'All pieces must be items of your own wardrobe',
) {}

export class ReplacementsNeeded extends refusal(
  'wardrobe.replacements-needed',
  'invalid',
  'Name a replacement for each piece of this outfit, or null to leave it out',
) {}

export class NothingToClone extends refusal(
  'wardrobe.nothing-to-clone',
  'invalid',
  'An outfit needs at least one piece',
) {}
