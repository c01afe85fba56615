import { z } from 'zod';
import { recoveryCodeCount } from '../../../../domain/identity/factors/recovery-code.ts';
import { FactorView } from '../views.ts';

const publicKey = z.string().describe('`public-key`.');
const challenge = z.string().describe('What the passkey signs; base64url.');
const timeout = z.int().describe('Milliseconds in which the answer must arrive.');
const rpId = z.string().describe('The domain to which passkeys are bound.');
const userVerification = z
  .string()
  .describe('`required`: the device asks for its PIN or a fingerprint. `preferred`: it does if it can.');

const PasskeyDescriptor = z
  .object({
    type: publicKey,
    id: z.string().describe('Id of the credential; base64url.'),
    transports: z.array(z.string()).describe('How the browser reached it, such as `internal` or `usb`.'),
  })
  .meta({ id: 'PasskeyDescriptor', description: 'A passkey that the account has.' });

const PasskeyAlgorithm = z
  .object({ type: publicKey, alg: z.int().describe('COSE number: -8 EdDSA, -7 ES256, -257 RS256.') })
  .meta({ id: 'PasskeyAlgorithm', description: 'A signature that is accepted.' });

export const PasskeyCreation = z
  .object({
    challenge,
    rp: z.object({ id: rpId, name: z.string().describe('Name of the service.') }),
    user: z.object({
      id: z.string().describe('Id of the account; base64url.'),
      name: z.string().describe('Your username.'),
      displayName: z.string().describe('Your username.'),
    }),
    pubKeyCredParams: z.array(PasskeyAlgorithm).describe('The preferred one first.'),
    timeout,
    excludeCredentials: z.array(PasskeyDescriptor).describe('What the account has already.'),
    authenticatorSelection: z.object({
      residentKey: z.string().describe('`required`: it can be found without a username.'),
      requireResidentKey: z.boolean().describe('The same for older browsers.'),
      userVerification,
    }),
    attestation: z.string().describe('`none`: certificates of devices are not asked for.'),
  })
  .meta({
    id: 'PasskeyCreation',
    description:
      'For `PublicKeyCredential.parseCreationOptionsFromJSON()` and `navigator.credentials.create()`.',
  });

export const PasskeyRequest = z
  .object({
    challenge,
    rpId,
    timeout,
    allowCredentials: z.array(PasskeyDescriptor).describe('Empty for any passkey of this service.'),
    userVerification,
  })
  .meta({
    id: 'PasskeyRequest',
    description: 'For `PublicKeyCredential.parseRequestOptionsFromJSON()` and `navigator.credentials.get()`.',
  });

export const PasskeyLogIn = PasskeyRequest.extend({
  ticket: z.string().describe('For `identity.log-in-with-passkey`: 5 minutes, 5 attempts.'),
}).meta({ id: 'PasskeyLogIn', description: 'A `PasskeyRequest` with the ticket of the sign-in.' });

export const AddedPasskey = FactorView.extend({
  recoveryCodes: z
    .array(z.string())
    .max(recoveryCodeCount)
    .exactOptional()
    .describe('Ten, only with the first factor of the account. Each works once; they are shown only now.'),
}).meta({ id: 'AddedPasskey', description: 'The new factor.' });
