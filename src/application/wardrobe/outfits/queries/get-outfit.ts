import { z } from 'zod';
import { OutfitNotFound } from '../../../../domain/wardrobe/outfits/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { outfitIdField } from '../fields.ts';
import { OutfitReader } from '../ports.ts';
import { readOutfit } from '../read-outfit.ts';
import { AnyOutfitView } from '../views.ts';

export const getOutfit = query({
  name: 'wardrobe.get-outfit',
  summary: 'Get an outfit',
  access: 'signed-in',
  input: z.strictObject({ outfitId: outfitIdField }),
  output: AnyOutfitView,
  refuses: [OutfitNotFound],
  needs: { reader: OutfitReader },
  handle: ({ input, actor }, ports) => readOutfit(input.outfitId, { actor }, ports),
});
