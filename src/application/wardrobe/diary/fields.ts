import { z } from 'zod';
import type { WearId } from '../../../domain/wardrobe/diary/wear.ts';
import { maxPieces } from '../../../domain/wardrobe/outfits/outfit.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { temperatureField, textLine } from '../fields.ts';
import { itemIdField } from '../items/fields.ts';
import { occasionIdField } from '../occasions/fields.ts';

export const wearIdField = idField<WearId>().describe('Id of the wear');

const weatherField = z
  .strictObject({
    tempC: temperatureField.optional(),
    rain: z.boolean().optional().describe('Whether it rained'),
    sky: proseField(80).min(1).optional().describe('In your own words, at most 80 characters'),
  })
  .meta({ id: 'WeatherInput', description: 'The weather of a day' });

/** Repeated items count once. */
export const wornField = z
  .array(itemIdField)
  .min(1)
  .max(maxPieces)
  .describe('1 to 30 of your items; repeated ones count once');

export const wearFields = {
  occasionId: occasionIdField
    .nullable()
    .optional()
    .describe('An occasion of yours, or one that you are invited to'),
  weather: weatherField.nullable().optional().describe('The weather of that day'),
  mood: textLine(60).optional().describe('At most 60 characters'),
  note: textLine(2000).optional().describe('At most 2000 characters'),
  photoId: idField().nullable().optional().describe('An image among your files'),
};
