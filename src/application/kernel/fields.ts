import { z } from 'zod';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import { because } from './field-errors.ts';

/** An id in the input, in upper or lower case; stored and answered in lower case. */
export const idField = <T extends Id>() =>
  z
    .guid()
    .toLowerCase()
    .transform((text) => text as T)
    .meta({ format: 'uuid' });

/** Another person, or oneself: `resolveMe` replaces `me` before the input is parsed. */
export const userIdField = idField<UserId>().meta({
  format: 'uuid',
  description: 'Id of a person; `me` stands for yourself.',
});

/** An id in an answer. */
export const idOut = z.string().meta({ format: 'uuid' });

export const versionField = z
  .int()
  .min(1)
  .meta({ description: 'The version that you read; refused if it has changed since' });

/** ISO 8601, UTC, milliseconds. */
export const timeOut = z.iso.datetime({ precision: 3 });
export const iso = (at: Instant): string => new Date(at).toISOString();

/** The answer of an operation that has no result. */
export const Nothing = z.strictObject({});
export const nothing: z.output<typeof Nothing> = {};

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** User-written text: trimmed, without control characters except tabs and line breaks. */
export const proseField = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum)
    .refine((text) => !control.test(text), because('wrong-characters', 'must not contain control characters'))
    .refine((text) => text.isWellFormed(), because('wrong-characters', 'must be well-formed Unicode'));
