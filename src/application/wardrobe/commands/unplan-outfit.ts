import { z } from 'zod';
import { Occasions } from '../../../domain/wardrobe/occasion.ts';
import { OccasionNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { dayField } from '../fields.ts';
import { occasionIdField, outfitIdField } from '../outfit-fields.ts';
import { PartField } from '../outfit-views.ts';

export const unplanOutfit = command({
  name: 'wardrobe.unplan-outfit',
  summary: 'Take an outfit out of the plans for an occasion of yours',
  description:
    'From all its days and parts, or from those that are named. Where it was the chosen one, the next is.',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    outfitId: outfitIdField,
    day: dayField.optional(),
    part: PartField.optional(),
  }),
  output: Nothing,
  refuses: [OccasionNotFound],
  needs: { occasions: Occasions },
  async handle({ input: { occasionId, outfitId, ...when }, actor }, { occasions }) {
    const occasion = await occasions.find(actor.id, occasionId);
    if (!occasion) throw new OccasionNotFound();
    if (occasion.unplanOutfit(outfitId, when)) occasions.reindex(occasion);
    return nothing;
  },
});
