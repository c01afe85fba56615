import { z } from 'zod';
import { OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { occasionIdField } from '../fields.ts';

export const removeOccasion = command({
  name: 'wardrobe.remove-occasion',
  summary: 'Delete one of your occasions',
  description: 'Planned outfits and wears stay.',
  access: 'signed-in',
  input: z.strictObject({ occasionId: occasionIdField }),
  output: Nothing,
  refuses: [OccasionNotFound],
  needs: { occasions: Occasions },
  async handle({ input: { occasionId }, actor }, { occasions }) {
    const occasion = await occasions.find(actor.id, occasionId);
    if (!occasion) throw new OccasionNotFound();
    occasion.remove();
    occasions.remove(occasion);
    return nothing;
  },
});
