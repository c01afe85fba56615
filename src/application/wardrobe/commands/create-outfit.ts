import { z } from 'zod';
import { Outfit, type OutfitId, Outfits } from '../../../domain/wardrobe/outfit.ts';
import { OutfitNotFound, PiecesNotYours } from '../../../domain/wardrobe/outfit-errors.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../kernel/ports.ts';
import { outfitFields, piecesField } from '../outfit-fields.ts';
import { OutfitReader, OwnThings } from '../outfit-ports.ts';
import { OutfitView } from '../outfit-views.ts';
import { requireOwnItems } from '../own-pieces.ts';

export const createOutfit = command({
  name: 'wardrobe.create-outfit',
  summary: 'Put an outfit together',
  description: 'What stands against wearing it now is told in `clashes`; nothing is left out because of it.',
  access: 'signed-in',
  input: z.strictObject({ ...outfitFields, pieces: piecesField }),
  output: OutfitView,
  refuses: [PiecesNotYours, OutfitNotFound],
  needs: {
    outfits: Outfits,
    things: OwnThings,
    reader: OutfitReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { outfits, things, counters, ids, clock }) {
    const itemIds = input.pieces.map(({ itemId }) => itemId);
    await requireOwnItems(things, actor.id, itemIds, (i) => `/pieces/${i}/itemId`);
    const id = ids.next<OutfitId>();
    await outfits.add(Outfit.create({ id, ownerId: actor.id, at: clock.now() }, input));
    counters.add(actor.id, 'outfits', 1);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OutfitNotFound();
    return view;
  },
});
