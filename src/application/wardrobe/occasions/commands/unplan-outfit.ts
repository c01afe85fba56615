import { z } from 'zod';
import { OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { dayField, PartField } from '../../fields.ts';
import { outfitIdField } from '../../outfits/fields.ts';
import { occasionIdField } from '../fields.ts';

export const unplanOutfit = command({
  name: 'wardrobe.unplan-outfit',
  summary: 'Remove an outfit from the plans of an occasion',
  description:
    'From all days and parts, or only those given. If it was chosen, the next outfit for that time is.',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    outfitId: outfitIdField,
    day: dayField.optional().describe('Only on this day'),
    part: PartField.optional().describe('Only for this part of the day'),
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
