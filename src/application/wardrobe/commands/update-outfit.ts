import { z } from 'zod';
import { StaleVersion } from '../../../domain/wardrobe/errors.ts';
import { Outfits } from '../../../domain/wardrobe/outfit.ts';
import { OutfitNotFound, PiecesNotYours } from '../../../domain/wardrobe/outfit-errors.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { versionField } from '../fields.ts';
import { outfitFields, outfitIdField, piecesField } from '../outfit-fields.ts';
import { OutfitReader, OwnThings } from '../outfit-ports.ts';
import { OutfitView } from '../outfit-views.ts';
import { requireOwnItems } from '../own-pieces.ts';

export const updateOutfit = command({
  name: 'wardrobe.update-outfit',
  summary: 'Change an outfit of yours',
  description:
    'Only what is named changes; `pieces` are replaced whole. With `version`, only while nothing else has changed it.',
  access: 'signed-in',
  input: z.strictObject({
    outfitId: outfitIdField,
    version: versionField.optional(),
    ...outfitFields,
    pieces: piecesField.optional(),
  }),
  output: OutfitView,
  refuses: [OutfitNotFound, StaleVersion, PiecesNotYours],
  needs: { outfits: Outfits, things: OwnThings, reader: OutfitReader, clock: Clock },
  async handle({ input: { outfitId, version, ...changes }, actor }, { outfits, things, clock }) {
    const outfit = await outfits.find(actor.id, outfitId, version);
    if (!outfit) throw new OutfitNotFound();
    const itemIds = changes.pieces?.map(({ itemId }) => itemId);
    if (itemIds) await requireOwnItems(things, actor.id, itemIds, (i) => `/pieces/${i}/itemId`);
    outfit.edit(changes, clock.now());
    if (itemIds || changes.tags) await outfits.reindex(outfit);
    return outfitId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OutfitNotFound();
    return view;
  },
});
