import { z } from 'zod';
import { maxPieces, type OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import { idField } from '../../kernel/fields.ts';
import { VisibilityField } from '../../posts/views.ts';
import { hasNoDuplicates, listField, SeasonField, tagField, textLine } from '../fields.ts';
import { itemIdField } from '../items/fields.ts';

export const outfitIdField = idField<OutfitId>();

const share = z.number().min(0).max(1);

const placed = z.strictObject({
  itemId: itemIdField,
  x: share.default(0.5),
  y: share.default(0.5),
  scale: z.number().min(0.01).max(100).default(1),
  rotation: z.number().min(-360).max(360).default(0).meta({ description: 'Degrees, clockwise' }),
  z: z.int().min(-1000).max(1000).optional(),
});

/** `z` defaults to the position in the list. */
export const piecesField = z
  .array(placed)
  .min(1)
  .max(maxPieces)
  .refine((pieces) => hasNoDuplicates(pieces.map(({ itemId }) => itemId)), 'must not contain an item twice')
  .transform((pieces) => pieces.map((piece, i) => ({ ...piece, z: piece.z ?? i })));

export const outfitFields = {
  name: textLine(120).optional(),
  tags: listField(tagField, 20).optional(),
  seasons: listField(SeasonField, 4).optional(),
  formality: z.int().min(0).max(5).nullable().optional(),
  notes: textLine(2000).optional(),
  favourite: z.boolean().optional(),
  visibility: VisibilityField.optional(),
};
