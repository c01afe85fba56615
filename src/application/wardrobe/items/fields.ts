import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import { colourNameOf, hexOf } from '../../../domain/wardrobe/items/colour.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { VisibilityField } from '../../posts/views.ts';
import { dayField, hasNoDuplicates, listField, SeasonField, tagField, textLine } from '../fields.ts';
import { CategoryField } from './views.ts';

export const itemIdField = idField<ItemId>();

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const moneyField = z
  .strictObject({
    amount: z.string().regex(/^\d{1,12}$/, 'must be minor units, at most 12 digits'),
    currency: z.string().refine((code) => currencies.has(code), 'must be an ISO 4217 currency'),
  })
  .transform(({ amount, currency }) => ({ amount: BigInt(amount), currency }))
  .meta({ description: 'Minor units as text: 12.50 € is `{ "amount": "1250", "currency": "EUR" }`.' });

/** A hex value or a colour name. */
export const colourField = z
  .string()
  .max(40)
  .transform((text, ctx): string => {
    const hex = hexOf(text);
    if (hex !== undefined) return hex;
    ctx.addIssue({ code: 'custom', message: 'must be #rrggbb or the name of a colour, such as navy' });
    return z.NEVER;
  });

const colourOfItem = z
  .strictObject({
    hex: colourField,
    name: proseField(40).min(1).optional(),
    share: z.number().min(0).max(1).optional(),
  })
  .transform(({ hex, name = colourNameOf(hex), share = 1 }) => ({ hex, name, share }));

export const itemNameField = proseField(120).min(1);

export const imageIdsField = listField(idField<Id>(), 10);

/** The input fields of an item. Only name and category of a new item are required. */
export const itemFields = {
  name: itemNameField,
  category: CategoryField,
  label: textLine(60).optional(),
  colours: z.array(colourOfItem).max(5).optional(),
  pattern: textLine(24).optional(),
  materials: listField(proseField(40).min(1), 10).optional(),
  brand: textLine(80).optional(),
  size: textLine(40).optional(),
  seasons: listField(SeasonField, 4).optional(),
  formality: z.int().min(0).max(5).nullable().optional(),
  warmth: z.number().min(0).max(3).optional(),
  waterproof: z.boolean().optional(),
  washEvery: z.int().min(1).max(365).nullable().optional(),
  tags: listField(tagField, 20).optional(),
  imageIds: imageIdsField.optional(),
  favourite: z.boolean().optional(),
  rating: z.int().min(1).max(5).nullable().optional(),
  notes: textLine(2000).optional(),
  quantity: z.int().min(1).max(999).optional(),
  price: moneyField.nullable().optional(),
  boughtOn: dayField.nullable().optional(),
  store: textLine(80).optional(),
  priorWears: z.int().min(0).max(100_000).optional(),
  visibility: VisibilityField.optional(),
  ownership: z.enum(['wished', 'owned']).optional(),
};

export const itemIdsField = z
  .array(itemIdField)
  .min(1)
  .max(100)
  .refine(hasNoDuplicates, 'must not contain duplicates');
