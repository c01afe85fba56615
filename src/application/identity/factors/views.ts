import { z } from 'zod';
import { factorKinds } from '../../../domain/identity/factors/factor.ts';
import { recoveryCodeCount } from '../../../domain/identity/factors/recovery-code.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';

const kind = z.enum(factorKinds);

export const FactorView = z
  .object({
    id: idOut.describe('Id of the factor.'),
    kind: kind.describe('`totp`: codes of an authenticator app. `passkey`: a device or a security key.'),
    name: z.string().describe('What you called it.'),
    createdAt: timeOut.describe('When it was added.'),
    lastUsedAt: timeOut.nullable().describe('When it was last used.'),
  })
  .meta({ id: 'Factor', description: 'A second factor of your account.' });
export type FactorView = z.output<typeof FactorView>;

export const FactorsView = z
  .object({ items: z.array(FactorView).describe('The oldest first; at most 10.') })
  .meta({ id: 'Factors', description: 'Your second factors.' });

export const RecoveryCodesView = z
  .object({
    recoveryCodes: z
      .array(z.string())
      .max(recoveryCodeCount)
      .describe(
        'Ten codes. Each works once instead of a factor. They are shown only now; former ones are void.',
      ),
  })
  .meta({ id: 'RecoveryCodes', description: 'Codes for the day on which you lose your factors.' });

export const StartedTotp = z
  .object({
    factorId: idOut.describe('For `identity.confirm-totp`, within an hour.'),
    secret: z.string().describe('In base32, to type into an authenticator app.'),
    otpauthUrl: z.string().describe('The same for a QR code.'),
  })
  .meta({ id: 'StartedTotp', description: 'A factor that counts once it is confirmed by a code.' });
