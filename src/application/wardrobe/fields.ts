import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { hexOf, nameOf } from '../../domain/wardrobe/colour.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import type { Day } from '../../domain/wardrobe/words.ts';
import { idField, proseField } from '../kernel/fields.ts';
import { VisibilityField } from '../posts/views.ts';
import { CategoryField, SeasonField } from './views.ts';

export const itemIdField = idField<ItemId>();
export const versionField = z
  .int()
  .min(1)
  .meta({ description: 'The version that you read; another one by now is refused.' });

/** A calendar day; years that databases and people can count with. */
export const dayField = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'must lie between 1900 and 2199')
  .transform((day) => day as Day);

const currencies = new Set(Intl.supportedValuesOf('currency'));
export const moneyField = z
  .strictObject({
    amount: z.string().regex(/^\d{1,12}$/, 'must be minor units, at most 12 digits'),
    currency: z.string().refine((code) => currencies.has(code), 'must be an ISO 4217 currency'),
  })
  .transform(({ amount, currency }) => ({ amount: BigInt(amount), currency }))
  .meta({ description: 'Minor units as text: 12.50 € is `{ "amount": "1250", "currency": "EUR" }`.' });

const once = <T>(values: readonly T[]) => new Set(values).size === values.length;
const listField = <T extends z.ZodType>(item: T, most: number) =>
  z.array(item).max(most).refine(once, 'must not repeat itself');

/** A hex or the name of a colour. */
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
  .transform(({ hex, name = nameOf(hex), share = 1 }) => ({ hex, name, share }));

export const tagField = proseField(40).min(1).toLowerCase();
const line = (maximum: number) => proseField(maximum).min(1).nullable();
export const itemNameField = proseField(120).min(1);
export const imageIdsField = listField(idField<Id>(), 10);

/** All that an owner may say of an item; each is optional but the name and the category of a new one. */
export const itemFields = {
  name: itemNameField,
  category: CategoryField,
  label: line(60).optional(),
  colours: z.array(colourOfItem).max(5).optional(),
  pattern: line(24).optional(),
  materials: listField(proseField(40).min(1), 10).optional(),
  brand: line(80).optional(),
  size: line(40).optional(),
  seasons: listField(SeasonField, 4).optional(),
  formality: z.int().min(0).max(5).nullable().optional(),
  warmth: z.number().min(0).max(3).optional(),
  waterproof: z.boolean().optional(),
  washEvery: z.int().min(1).max(365).nullable().optional(),
  tags: listField(tagField, 20).optional(),
  imageIds: imageIdsField.optional(),
  favourite: z.boolean().optional(),
  rating: z.int().min(1).max(5).nullable().optional(),
  notes: line(2000).optional(),
  quantity: z.int().min(1).max(999).optional(),
  price: moneyField.nullable().optional(),
  boughtOn: dayField.nullable().optional(),
  store: line(80).optional(),
  priorWears: z.int().min(0).max(100_000).optional(),
  visibility: VisibilityField.optional(),
  ownership: z.enum(['wished', 'owned']).optional(),
};

/** Many items at once, all or none of them. */
export const itemIdsField = z.array(itemIdField).min(1).max(100).refine(once, 'must not repeat itself');

/** One or a list: a query string that repeats a name makes a list. */
export const someOf = <T extends z.ZodType>(one: T, most: number) =>
  z
    .union([one, z.array(one).min(1).max(most)])
    .transform((value): z.output<T>[] => [...new Set([value].flat() as z.output<T>[])]);
