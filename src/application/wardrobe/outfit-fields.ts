import { z } from 'zod';
import type { UserId } from '../../domain/kernel/id.ts';
import { mostGuests, type OccasionId } from '../../domain/wardrobe/occasion.ts';
import { mostPieces, type OutfitId } from '../../domain/wardrobe/outfit.ts';
import type { WearId } from '../../domain/wardrobe/wear.ts';
import { idField, proseField } from '../kernel/fields.ts';
import { VisibilityField } from '../posts/views.ts';
import { dayField, itemIdField, tagField } from './fields.ts';
import { SeasonField } from './views.ts';

export const outfitIdField = idField<OutfitId>();
export const occasionIdField = idField<OccasionId>();
export const wearIdField = idField<WearId>();

const line = (maximum: number) => proseField(maximum).min(1).nullable();
const once = <T>(values: readonly T[]) => new Set(values).size === values.length;
const listOf = <T extends z.ZodType>(item: T, most: number) =>
  z.array(item).max(most).refine(once, 'must not repeat itself');

const share = z.number().min(0).max(1);
const placed = z.strictObject({
  itemId: itemIdField,
  x: share.default(0.5),
  y: share.default(0.5),
  scale: z.number().min(0.01).max(100).default(1),
  rotation: z.number().min(-360).max(360).default(0).meta({ description: 'Degrees, clockwise' }),
  z: z.int().min(-1000).max(1000).optional(),
});
/** Those without a `z` lie above those named before them. */
export const piecesField = z
  .array(placed)
  .min(1)
  .max(mostPieces)
  .refine((pieces) => once(pieces.map(({ itemId }) => itemId)), 'must hold each item once')
  .transform((pieces) => pieces.map((piece, i) => ({ ...piece, z: piece.z ?? i })));

export const outfitFields = {
  name: line(120).optional(),
  tags: listOf(tagField, 20).optional(),
  seasons: listOf(SeasonField, 4).optional(),
  formality: z.int().min(0).max(5).nullable().optional(),
  notes: line(2000).optional(),
  favourite: z.boolean().optional(),
  visibility: VisibilityField.optional(),
};

export const occasionFields = {
  title: proseField(120).min(1),
  startsOn: dayField,
  endsOn: dayField.optional(),
  kind: line(24).optional(),
  place: line(120).optional(),
  dressCode: line(120).optional(),
  notes: line(2000).optional(),
  visibility: VisibilityField.optional(),
  guestIds: listOf(idField<UserId>(), mostGuests)
    .optional()
    .meta({ description: 'Friends; those who are guests already keep their answer.' }),
};

const celsius = z.number().min(-60).max(60);
export const tempField = celsius.meta({ description: 'Degrees Celsius' });
const weatherField = z.strictObject({
  tempC: tempField.optional(),
  rain: z.boolean().optional(),
  sky: proseField(80).min(1).optional(),
});

/** The items that were worn, each counted once however often it is named. */
export const wornField = z.array(itemIdField).min(1).max(mostPieces);
export const wearFields = {
  occasionId: occasionIdField.nullable().optional(),
  weather: weatherField.nullable().optional(),
  mood: line(60).optional(),
  note: line(2000).optional(),
  photoId: idField().nullable().optional(),
};
