import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { OutfitItemView } from '../outfits/views.ts';

export const SuggestionView = z
  .object({
    pieces: z.array(z.object({ itemId: idOut, item: OutfitItemView })),
    score: z.number().min(0).max(1),
    why: z.array(z.string()),
  })
  .meta({ id: 'Suggestion' });

export type SuggestionView = z.input<typeof SuggestionView>;
