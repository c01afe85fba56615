import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import { StaleVersion } from '../../../../domain/wardrobe/errors.ts';
import { OutfitNotFound, PiecesNotYours } from '../../../../domain/wardrobe/outfits/errors.ts';
import { itemIdsOf, Outfits } from '../../../../domain/wardrobe/outfits/outfit.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { versionField } from '../../fields.ts';
import { outfitFields, outfitIdField, piecesField } from '../fields.ts';
import { OutfitReader, OwnershipCheck } from '../ports.ts';
import { readOwnOutfit } from '../read-outfit.ts';
import { OwnOutfitView } from '../views.ts';

export const updateOutfit = command({
  name: 'wardrobe.update-outfit',
  summary: 'Change one of your outfits',
  description:
    'Fields left out stay as they are; `pieces` replaces all pieces. With `version`, the change is refused if the ' +
    'outfit has changed since.',
  access: 'signed-in',
  input: z.strictObject({
    outfitId: outfitIdField,
    version: versionField.optional(),
    ...outfitFields,
    pieces: piecesField.optional().describe('All pieces of the outfit'),
  }),
  output: OwnOutfitView,
  refuses: [OutfitNotFound, StaleVersion, PiecesNotYours, IsRemoved],
  needs: {
    outfits: Outfits,
    ownership: OwnershipCheck,
    reader: OutfitReader,
    counters: Counters,
    clock: Clock,
  },
  async handle({ input: { outfitId, version, ...changes }, actor }, { outfits, ownership, counters, clock }) {
    const outfit = await outfits.find(actor.id, outfitId, version);
    if (!outfit) throw new OutfitNotFound();
    const owned = await ownership.items(actor.id, itemIdsOf(changes.pieces ?? []));
    const shownTo = outfit.shownTo;
    outfit.edit(changes, owned, clock.now());
    countShown(counters, actor.id, 'outfits', { from: shownTo, to: outfit.shownTo });
    if (changes.pieces || changes.tags) await outfits.reindex(outfit);
    return outfitId;
  },
  answer: readOwnOutfit,
});
