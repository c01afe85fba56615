import { z } from 'zod';
import { OutfitNotFound } from '../../../../domain/wardrobe/outfits/errors.ts';
import { Outfits } from '../../../../domain/wardrobe/outfits/outfit.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Counters } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { outfitIdField } from '../fields.ts';

export const removeOutfit = command({
  name: 'wardrobe.remove-outfit',
  summary: 'Delete one of your outfits',
  description: 'It is removed from the plans of occasions. Its items and wears stay.',
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
    countShown(counters, actor.id, 'outfits', { from: outfit.shownTo });
    return nothing;
  },
});
