import { z } from 'zod';
import { type FactorId, factorLimits } from '../../../domain/identity/factors/factor.ts';
import { idField, proseField } from '../../kernel/fields.ts';

export const factorIdField = idField<FactorId>().describe('Id of one of your factors.');

export const factorNameField = proseField(factorLimits.nameLength).min(1).describe('What you call it.');

/** Apps show codes in groups. */
export const codeField = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'must have 6 digits'))
  .meta({ format: 'password', description: 'Six digits from your authenticator app; each code works once.' });

export const recoveryCodeField = z.string().min(1).max(50).meta({
  format: 'password',
  description: 'A recovery code; case, spaces and hyphens do not matter, and it works once.',
});

export const ticketField = z
  .string()
  .min(1)
  .max(100)
  .meta({ format: 'password', description: 'The ticket of the log-in: 5 minutes, 5 attempts.' });

/** For `refine`: one of these fields is there, and no other. */
export const exactlyOne = <K extends string>(names: readonly K[]) =>
  [
    (input: { readonly [N in K]?: unknown }) =>
      names.filter((name) => input[name] !== undefined).length === 1,
    { path: [names[0]!] as PropertyKey[], message: `give exactly one of ${names.join(', ')}` },
  ] as const;
