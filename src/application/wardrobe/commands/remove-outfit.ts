import { z } from 'zod';
import { Outfits } from '../../../domain/wardrobe/outfit.ts';
import { OutfitNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Counters } from '../../kernel/ports.ts';
import { outfitIdField } from '../outfit-fields.ts';

export const removeOutfit = command({
  name: 'wardrobe.remove-outfit',
  summary: 'Remove an outfit of yours',
  description: 'It leaves the plans of occasions as well. Its items stay, and so does what you wore.',
  access: 'signed-in',
  input: z.strictObject({ outfitId: outfitIdField }),
  output: Nothing,
  refuses: [OutfitNotFound],
  needs: { outfits: Outfits, counters: Counters },
  async handle({ input: { outfitId }, actor }, { outfits, counters }) {
    const outfit = await outfits.find(actor.id, outfitId);
    if (!outfit) throw new OutfitNotFound();
    outfit.remove();
    outfits.remove(outfit);
    counters.add(actor.id, 'outfits', -1);
    return nothing;
  },
});
