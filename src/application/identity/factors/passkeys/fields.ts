import { z } from 'zod';

const bytes = (maximum: number, description: string) =>
  z.base64url().min(1).max(maximum).meta({ format: 'base64url', description });
const common = {
  id: bytes(1366, 'Id of the credential.'),
  rawId: bytes(1366, 'The same.'),
  type: z.string().max(20).describe('`public-key`.'),
};
const clientDataJSON = bytes(4096, 'What the browser says: challenge, origin, kind.');

/** The JSON of a browser's `PublicKeyCredential`; what is not needed is ignored. */
export const newPasskeyField = z
  .looseObject({
    ...common,
    response: z.looseObject({
      clientDataJSON,
      attestationObject: bytes(16_384, 'The new key, in CBOR.'),
      transports: z.array(z.string().max(20)).max(10).default([]).describe('How the browser reached it.'),
    }),
  })
  .meta({
    id: 'NewPasskeyAnswer',
    description: 'What `navigator.credentials.create()` answered, as JSON (`toJSON()`).',
  });
export type NewPasskeyAnswer = z.output<typeof newPasskeyField>;

export const passkeyField = z
  .looseObject({
    ...common,
    response: z.looseObject({
      clientDataJSON,
      authenticatorData: bytes(4096, 'What the device says: domain, counter, whether it asked for its lock.'),
      signature: bytes(2048, 'Of both.'),
      userHandle: z.string().max(100).nullish().describe('Id of the account, if the device knows it.'),
    }),
  })
  .meta({
    id: 'PasskeyAnswer',
    description: 'What `navigator.credentials.get()` answered, as JSON (`toJSON()`).',
  });
export type PasskeyAnswer = z.output<typeof passkeyField>;
