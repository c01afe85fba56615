import { z } from 'zod';
import { isUsername } from '../../domain/identity/login.ts';
import { isPasswordLength, passwordLength } from '../../domain/identity/password-policy.ts';
import { directMessagePolicies, isTimeZone, linkKinds, visibilities } from '../../domain/identity/profile.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { idField, proseField } from '../kernel/fields.ts';

export const userIdField = idField<UserId>();

export const usernameField = z
  .string()
  .refine(isUsername, 'must be 3 to 30 of the letters a–z, digits, dots and underscores')
  .meta({ minLength: 3, maxLength: 30, pattern: '^[A-Za-z0-9._]{3,30}$' });

export const emailField = z.string().trim().max(254).pipe(z.email()).meta({ format: 'email' });

const typedPassword = z
  .string()
  .max(1000)
  .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
  // Keyboards produce the same letters composed or decomposed.
  .normalize();

/** The password of an existing account: no rules for new passwords apply. */
export const presentedPasswordField = typedPassword.min(1).meta({ format: 'password' });

export const newPasswordField = typedPassword
  .refine(isPasswordLength, `must have ${passwordLength.minimum} to ${passwordLength.maximum} characters`)
  .meta({ format: 'password', minLength: passwordLength.minimum, maxLength: passwordLength.maximum });

export const nameField = proseField(80).min(1);
export const bioField = proseField(500).nullable();
export const locationField = proseField(100).nullable();

const linkField = z
  .string()
  .max(500)
  .refine((text) => !/\s/.test(text), 'must not contain spaces')
  .pipe(z.httpUrl())
  .nullable();
export const linksField = z.strictObject(
  Object.fromEntries(linkKinds.map((kind) => [kind, linkField.optional()])) as Record<
    (typeof linkKinds)[number],
    z.ZodOptional<typeof linkField>
  >,
);

export const settingsField = z.strictObject({
  visibility: z.enum(visibilities).nullable().optional(),
  directMessages: z.enum(directMessagePolicies).nullable().optional(),
  readReceipts: z.boolean().nullable().optional().meta({
    description: 'Whether others see how far you have read, and you see it of them; true by default',
  }),
  notificationsEnabled: z.boolean().nullable().optional(),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone').nullable().optional(),
});

export const mailTokenField = z.string().min(1).max(200);

/** One word or a list of them: a repeated name in a query string makes a list. */
export const includeField = <const W extends string>(word: W) =>
  z
    .union([z.literal(word), z.array(z.literal(word)).max(10)])
    .transform((words): readonly W[] => (Array.isArray(words) ? words : [words]))
    .default([]);
