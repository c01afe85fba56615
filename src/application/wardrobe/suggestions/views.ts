import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { OutfitItemView } from '../outfits/views.ts';

const SuggestedPieceView = z
  .object({ itemId: idOut.describe('Id of the item'), item: OutfitItemView.describe('The item') })
  .meta({ id: 'SuggestedPiece', description: 'An item of a suggested outfit' });

export const SuggestionView = z
  .object({
    pieces: z.array(SuggestedPieceView).describe('What to wear'),
    score: z.number().min(0).max(1).describe('How well it fits, 0 to 1'),
    why: z.array(z.string()).describe('Reasons, in words'),
  })
  .meta({ id: 'Suggestion', description: 'A suggested outfit' });

export type SuggestionView = z.input<typeof SuggestionView>;

export const SuggestionsView = z
  .object({
    items: z.array(SuggestionView).describe('Best first'),
    blockedBy: z.array(z.string()).describe('What is missing if nothing fits, such as `no clean shoes`'),
  })
  .meta({ id: 'Suggestions', description: 'Suggested outfits' });
