import { z } from 'zod';
import { maxPieces, type OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import { because } from '../../kernel/field-errors.ts';
import { idField } from '../../kernel/fields.ts';
import { VisibilityField } from '../../posts/views.ts';
import { hasNoDuplicates, listField, SeasonField, tagField, textLine } from '../fields.ts';
import { itemIdField } from '../items/fields.ts';

export const outfitIdField = idField<OutfitId>().describe('Id of the outfit');

const share = z.number().min(0).max(1);

const placed = z
  .strictObject({
    itemId: itemIdField,
    x: share.default(0.5).describe('Centre, 0 (left) to 1 (right)'),
    y: share.default(0.5).describe('Centre, 0 (top) to 1 (bottom)'),
    scale: z.number().min(0.01).max(100).default(1).describe('1 is the picture’s own size'),
    rotation: z.number().min(-360).max(360).default(0).describe('Degrees, clockwise'),
    z: z
      .int()
      .min(-1000)
      .max(1000)
      .optional()
      .describe('Higher values lie on top; by default the place in the list'),
  })
  .meta({ id: 'PieceInput', description: 'An item and its place on the collage' });

/** `z` defaults to the position in the list. */
export const piecesField = z
  .array(placed)
  .min(1)
  .max(maxPieces)
  .refine(
    (pieces) => hasNoDuplicates(pieces.map(({ itemId }) => itemId)),
    because('duplicate', 'must not contain an item twice'),
  )
  .transform((pieces) => pieces.map((piece, i) => ({ ...piece, z: piece.z ?? i })))
  .describe('1 to 30 of your items, each once');

export const outfitFields = {
  name: textLine(120).optional().describe('At most 120 characters'),
  tags: listField(tagField, 20).optional().describe('At most 20; stored in lower case'),
  seasons: listField(SeasonField, 4).optional().describe('Empty means all year'),
  formality: z.int().min(0).max(5).nullable().optional().describe('0 (at home) to 5 (black tie)'),
  notes: textLine(2000).optional().describe('Private notes, at most 2000 characters'),
  favourite: z.boolean().optional().describe('Whether it is a favourite'),
  visibility: VisibilityField.optional().describe('Who may see it; `private` by default'),
};
