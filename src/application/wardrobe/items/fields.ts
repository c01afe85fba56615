import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import { colourNameOf, hexOf } from '../../../domain/wardrobe/items/colour.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { because } from '../../kernel/field-errors.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { VisibilityField } from '../../posts/views.ts';
import { dayField, hasNoDuplicates, listField, SeasonField, tagField, textLine } from '../fields.ts';
import { CategoryField } from './views.ts';

export const itemIdField = idField<ItemId>().describe('Id of the item');

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const moneyField = z
  .strictObject({
    amount: z
      .string()
      .regex(/^\d{1,12}$/, 'must be minor units, at most 12 digits')
      .describe('Minor units as text, at most 12 digits'),
    currency: z
      .string()
      .refine((code) => currencies.has(code), because('not-an-option', 'must be an ISO 4217 currency'))
      .describe('ISO 4217 code'),
  })
  .meta({
    id: 'MoneyInput',
    description: 'Minor units as text: 12.50 € is `{ "amount": "1250", "currency": "EUR" }`.',
  })
  .transform(({ amount, currency }) => ({ amount: BigInt(amount), currency }));

/** A hex value or a colour name. */
export const colourField = z
  .string()
  .max(40)
  .transform((text, ctx): string => {
    const hex = hexOf(text);
    if (hex !== undefined) return hex;
    ctx.addIssue({
      code: 'custom',
      ...because('not-an-option', 'must be #rrggbb or the name of a colour, such as navy'),
    });
    return z.NEVER;
  });

const colourOfItem = z
  .strictObject({
    hex: colourField.describe('`#rrggbb`, or a name such as `navy`'),
    name: proseField(40)
      .min(1)
      .optional()
      .describe('At most 40 characters; by default that of the nearest colour'),
    share: z.number().min(0).max(1).optional().describe('Share of the item that has it; 1 by default'),
  })
  .meta({ id: 'ColourInput', description: 'A colour of an item' })
  .transform(({ hex, name = colourNameOf(hex), share = 1 }) => ({ hex, name, share }));

export const itemNameField = proseField(120).min(1);

export const imageIdsField = listField(idField<Id>(), 10);

/** The input fields of an item. Only name and category of a new item are required. */
export const itemFields = {
  name: itemNameField.describe('At most 120 characters'),
  category: CategoryField.describe('The kind of garment'),
  label: textLine(60).optional().describe('Your own word for this kind of item, at most 60 characters'),
  colours: z
    .array(colourOfItem)
    .max(5)
    .optional()
    .describe('At most five, the largest share first; by default those of the first image'),
  pattern: textLine(24).optional().describe('Such as `striped`, at most 24 characters'),
  materials: listField(proseField(40).min(1), 10).optional().describe('At most ten'),
  brand: textLine(80).optional().describe('At most 80 characters'),
  size: textLine(40).optional().describe('As printed on the label, at most 40 characters'),
  seasons: listField(SeasonField, 4).optional().describe('Empty means all year'),
  formality: z.int().min(0).max(5).nullable().optional().describe('0 (at home) to 5 (black tie)'),
  warmth: z.number().min(0).max(3).optional().describe('Insulation in clo; by default that of the category'),
  waterproof: z.boolean().optional().describe('Whether it keeps rain out'),
  washEvery: z
    .int()
    .min(1)
    .max(365)
    .nullable()
    .optional()
    .describe('Wears between washes, of each copy; null for never; by default that of the category'),
  tags: listField(tagField, 20).optional().describe('At most 20; stored in lower case'),
  imageIds: imageIdsField.optional().describe('At most ten images among your files, in your order'),
  favourite: z.boolean().optional().describe('Whether it is a favourite'),
  rating: z.int().min(1).max(5).nullable().optional().describe('1 to 5'),
  notes: textLine(2000).optional().describe('Private notes, at most 2000 characters'),
  quantity: z.int().min(1).max(999).optional().describe('How many identical copies you have; 1 by default'),
  price: moneyField.nullable().optional().describe('What you paid for all copies together'),
  boughtOn: dayField.nullable().optional().describe('The day on which you bought it, not in the future'),
  store: textLine(80).optional().describe('Where you bought it, at most 80 characters'),
  priorWears: z.int().min(0).max(100_000).optional().describe('Wears before you began to log them'),
  visibility: VisibilityField.optional().describe('Who may see it; `private` by default'),
  ownership: z
    .enum(['wished', 'owned'])
    .optional()
    .describe('Whether you own it or wish for it; `owned` by default'),
};

export const itemIdsField = z
  .array(itemIdField)
  .min(1)
  .max(100)
  .refine(hasNoDuplicates, because('duplicate', 'must not contain duplicates'))
  .describe('1 to 100 of your items');
