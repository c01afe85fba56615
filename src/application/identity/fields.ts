import { z } from 'zod';
import { permissions } from '../../domain/access/policy.ts';
import { isUsername } from '../../domain/identity/login.ts';
import { isPasswordLength, passwordLength } from '../../domain/identity/password-policy.ts';
import { isTimeZone, linkKinds, visibilities } from '../../domain/identity/profile.ts';
import { because } from '../kernel/field-errors.ts';
import { proseField } from '../kernel/fields.ts';
import { VisibilityField } from '../posts/views.ts';

export const usernameField = z
  .string()
  .refine(
    isUsername,
    because('not-a-username', 'must be 3 to 30 of the letters a–z, digits, dots and underscores'),
  )
  .meta({
    minLength: 3,
    maxLength: 30,
    pattern: '^[A-Za-z0-9._]{3,30}$',
    description: 'Unique without regard to case.',
  });

export const emailField = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .meta({ format: 'email', description: 'An email address; one account has it.' });

const typedPassword = z
  .string()
  .max(1000)
  .refine((text) => text.isWellFormed(), because('wrong-characters', 'must be well-formed Unicode'))
  // Keyboards produce the same letters composed or decomposed.
  .normalize();

/** The password of an existing account: no rules for new passwords apply. */
export const presentedPasswordField = typedPassword
  .min(1)
  .meta({ format: 'password', description: 'Your current password.' });

const isPasswordTooLong = (text: string) => [...text].length > passwordLength.maximum;
const passwordLengthText = `must have ${passwordLength.minimum} to ${passwordLength.maximum} characters`;
export const newPasswordField = typedPassword
  .refine(
    (text) => isPasswordLength(text) || isPasswordTooLong(text),
    because('too-short', passwordLengthText, passwordLength.minimum),
  )
  .refine((text) => !isPasswordTooLong(text), because('too-long', passwordLengthText, passwordLength.maximum))
  .meta({
    format: 'password',
    minLength: passwordLength.minimum,
    maxLength: passwordLength.maximum,
    description: 'A new password; common and breached ones are refused.',
  });

export const refreshTokenField = z
  .string()
  .max(500)
  .meta({ format: 'password', description: 'The refresh token. Browsers leave it out and send the cookie.' });

export const nameField = proseField(80).min(1).describe('Display name; need not be unique.');
export const bioField = proseField(500).nullable().describe('About you; null clears it.');
export const locationField = proseField(100)
  .nullable()
  .describe('Where you are, in your words; null clears it.');

const linkField = z
  .string()
  .max(500)
  .refine((text) => !/\s/.test(text), because('wrong-characters', 'must not contain spaces'))
  .pipe(z.httpUrl())
  .nullable()
  .describe('A link with http or https; null clears it.');
export const linksField = z
  .strictObject(
    Object.fromEntries(linkKinds.map((kind) => [kind, linkField.optional()])) as Record<
      (typeof linkKinds)[number],
      z.ZodOptional<typeof linkField>
    >,
  )
  .meta({ id: 'LinkChanges', description: 'Links left out stay as they are.' });

/** What the settings mean, in inputs and answers. */
export const settingTexts = {
  visibility: 'With `private`, only accepted followers and friends see what you publish.',
  directMessages: 'Who may start a conversation with you.',
  payments: 'Who may pay you or ask you for a payment.',
  paymentAudience:
    'Who else may see that you paid or were paid, never how much; the setting of the other person counts as well.',
  readReceipts: 'Whether others see how far you have read, and you see it of them; true by default.',
  notificationsEnabled: 'Whether you get notifications at all.',
  timeZone: 'IANA name of your time zone, such as `Europe/Berlin`; your days and reminders follow it.',
} as const;

export const settingsField = z
  .strictObject({
    visibility: z.enum(visibilities).nullable().describe(settingTexts.visibility).optional(),
    directMessages: z.enum(permissions).nullable().describe(settingTexts.directMessages).optional(),
    payments: z.enum(permissions).nullable().describe(settingTexts.payments).optional(),
    paymentAudience: VisibilityField.nullable().describe(settingTexts.paymentAudience).optional(),
    readReceipts: z.boolean().nullable().describe(settingTexts.readReceipts).optional(),
    notificationsEnabled: z.boolean().nullable().describe(settingTexts.notificationsEnabled).optional(),
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, because('not-an-option', 'must be an IANA time zone'))
      .nullable()
      .describe(settingTexts.timeZone)
      .optional(),
  })
  .meta({
    id: 'SettingChanges',
    description: 'Settings left out stay as they are; null restores the default.',
  });

export const mailTokenField = z
  .string()
  .min(1)
  .max(200)
  .describe('The token in the mail; works once, for 30 minutes.');

/** One word or a list of them: a repeated name in a query string makes a list. */
export const includeField = <const W extends string>(word: W) =>
  z
    .union([z.literal(word), z.array(z.literal(word)).max(10)])
    .transform((words): readonly W[] => (Array.isArray(words) ? words : [words]))
    .default([])
    .describe(`\`${word}\` adds them to the answer.`);
