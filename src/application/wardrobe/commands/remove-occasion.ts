import { z } from 'zod';
import { Occasions } from '../../../domain/wardrobe/occasion.ts';
import { OccasionNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { occasionIdField } from '../outfit-fields.ts';

export const removeOccasion = command({
  name: 'wardrobe.remove-occasion',
  summary: 'Remove an occasion of yours',
  description: 'Its outfits stay, and so does what you wore.',
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
