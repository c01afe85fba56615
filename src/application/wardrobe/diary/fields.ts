import { z } from 'zod';
import type { WearId } from '../../../domain/wardrobe/diary/wear.ts';
import { maxPieces } from '../../../domain/wardrobe/outfits/outfit.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { temperatureField, textLine } from '../fields.ts';
import { itemIdField } from '../items/fields.ts';
import { occasionIdField } from '../occasions/fields.ts';

export const wearIdField = idField<WearId>();

const weatherField = z.strictObject({
  tempC: temperatureField.optional(),
  rain: z.boolean().optional(),
  sky: proseField(80).min(1).optional(),
});

/** Repeated items count once. */
export const wornField = z.array(itemIdField).min(1).max(maxPieces);

export const wearFields = {
  occasionId: occasionIdField.nullable().optional(),
  weather: weatherField.nullable().optional(),
  mood: textLine(60).optional(),
  note: textLine(2000).optional(),
  photoId: idField().nullable().optional(),
};
