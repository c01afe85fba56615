import { z } from 'zod';
import { factorKinds } from '../../../domain/identity/factors/factor.ts';
import { PasskeyRequest } from '../factors/passkeys/views.ts';

export const FactorRequired = z
  .object({
    factorRequired: z
      .object({
        ticket: z.string().describe('For `identity.prove-factor`: 5 minutes, 5 attempts.'),
        kinds: z
          .array(z.enum(factorKinds))
          .describe('What the account can prove; a recovery code works as well.'),
        passkeyOptions: PasskeyRequest.exactOptional().describe('Where the account has a passkey.'),
      })
      .meta({ id: 'FactorTicket', description: 'What the second step takes.' }),
  })
  .meta({ id: 'FactorRequired', description: 'The password is right, and the account has a second factor.' });
