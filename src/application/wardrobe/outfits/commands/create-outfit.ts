import { z } from 'zod';
import { OutfitNotFound, PiecesNotYours } from '../../../../domain/wardrobe/outfits/errors.ts';
import { itemIdsOf, Outfit, type OutfitId, Outfits } from '../../../../domain/wardrobe/outfits/outfit.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { outfitFields, piecesField } from '../fields.ts';
import { OutfitReader, OwnershipCheck } from '../ports.ts';
import { readOwnOutfit } from '../read-outfit.ts';
import { OwnOutfitView } from '../views.ts';

export const createOutfit = command({
  name: 'wardrobe.create-outfit',
  summary: 'Create an outfit',
  description: '`clashes` names what speaks against wearing it now; clashing items stay in the outfit.',
  access: 'signed-in',
  input: z.strictObject({ ...outfitFields, pieces: piecesField }),
  output: OwnOutfitView,
  refuses: [PiecesNotYours, OutfitNotFound],
  needs: {
    outfits: Outfits,
    ownership: OwnershipCheck,
    reader: OutfitReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { outfits, ownership, counters, ids, clock }) {
    const owned = await ownership.items(actor.id, itemIdsOf(input.pieces));
    const id = ids.next<OutfitId>();
    const outfit = Outfit.create({ id, ownerId: actor.id, at: clock.now() }, input, owned);
    await outfits.add(outfit);
    countShown(counters, actor.id, 'outfits', { to: outfit.shownTo });
    return id;
  },
  answer: readOwnOutfit,
});
