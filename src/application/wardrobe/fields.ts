import { z } from 'zod';
import { type Day, parts } from '../../domain/wardrobe/calendar.ts';
import { seasons } from '../../domain/wardrobe/season.ts';
import { because } from '../kernel/field-errors.ts';
import { proseField } from '../kernel/fields.ts';

export { versionField } from '../kernel/fields.ts';

/** A calendar day between 1900 and 2199. */
export const dayField = z.iso
  .date()
  .refine(
    (day) => day >= '1900-01-01' && day < '2200-01-01',
    because('not-a-day', 'must be between 1900 and 2199'),
  )
  .transform((day) => day as Day);

export const hasNoDuplicates = <T>(values: readonly T[]) => new Set(values).size === values.length;

export const listField = <T extends z.ZodType>(item: T, most: number) =>
  z.array(item).max(most).refine(hasNoDuplicates, because('duplicate', 'must not contain duplicates'));

export const tagField = proseField(40).min(1).toLowerCase();

export const textLine = (maximum: number) => proseField(maximum).min(1).nullable();

/** One value or a list: a repeated name in a query string makes a list. */
export const oneOrMany = <T extends z.ZodType>(one: T, most: number) =>
  z
    .union([one, z.array(one).min(1).max(most)])
    .transform((value): z.output<T>[] => [...new Set([value].flat() as z.output<T>[])]);

export const orders = ['asc', 'desc'] as const;

export type Order = (typeof orders)[number];

export const OrderField = z
  .enum(orders)
  .meta({ id: 'Order', description: '`asc`: smallest or oldest first' });

export const temperatureField = z.number().min(-60).max(60).meta({ description: 'Degrees Celsius' });

export const SeasonField = z.enum(seasons).meta({ id: 'Season', description: 'A season of the year' });

export const dayOut = z.iso.date();

export const PartField = z
  .enum(parts)
  .meta({ id: 'PartOfDay', description: 'A part of a day; `whole` covers the others' });
