import type {
  NewPasskeyAnswer,
  PasskeyAnswer,
} from '../../../../application/identity/factors/passkeys/fields.ts';
import { PasskeyVerifier } from '../../../../application/identity/factors/passkeys/ports.ts';
import { ticketLimits } from '../../../../domain/identity/factors/log-in-ticket.ts';
import type { Passkey } from '../../../../domain/identity/factors/passkey.ts';

const name = 'Layers';
/** EdDSA, ES256 and RS256, by their COSE numbers. */
const algorithms = [-8, -7, -257];
const type = 'public-key' as const;
const longestKey = 2048;
const timeout = ticketLimits.lifetime;

// Loaded at the first use: it takes some 200 ms and 25 MB.
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

const bytes = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'));
const base64url = (array: Uint8Array) => Buffer.from(array).toString('base64url');
const userHandle = (userId: string) => Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url');
const descriptor = ({ credentialId, transports }: Passkey) => ({
  type,
  id: credentialId,
  transports: [...transports],
});

/** Passkeys are bound to the domain `rpId`; pages of these origins can use them. */
export class WebAuthnPasskeys extends PasskeyVerifier {
  readonly #rpId: string;
  readonly #origins: readonly string[];

  constructor({ rpId, origins }: { rpId: string; origins: readonly string[] }) {
    super();
    this.#rpId = rpId;
    this.#origins = origins;
  }

  challengeOf({ response }: NewPasskeyAnswer | PasskeyAnswer): string | undefined {
    const { challenge } = clientData(response.clientDataJSON);
    return typeof challenge === 'string' ? challenge : undefined;
  }

  creation({ userId, username, challenge, known }: Parameters<PasskeyVerifier['creation']>[0]) {
    return {
      challenge,
      rp: { id: this.#rpId, name },
      user: { id: userHandle(userId), name: username, displayName: username },
      pubKeyCredParams: algorithms.map((alg) => ({ type, alg })),
      timeout,
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: {
        residentKey: 'required' as const,
        requireResidentKey: true as const,
        userVerification: 'preferred' as const,
      },
      attestation: 'none' as const,
    };
  }

  request({ challenge, allowed = [], userVerification }: Parameters<PasskeyVerifier['request']>[0]) {
    const allowCredentials = allowed.map(descriptor);
    return { challenge, rpId: this.#rpId, timeout, allowCredentials, userVerification };
  }

  async verifyNew(answer: NewPasskeyAnswer, challenge: string) {
    const { verifyRegistrationResponse } = await library();
    if (!isDirect(answer) || !(await isPlain(answer))) return undefined;
    const verified = await unlessRefused(() =>
      verifyRegistrationResponse({
        response: { ...answer, type, clientExtensionResults: {} },
        ...this.#expected(challenge),
        requireUserVerification: false,
        supportedAlgorithmIDs: algorithms,
      }),
    );
    if (!verified?.verified) return undefined;
    const { credential, credentialBackedUp } = verified.registrationInfo;
    const publicKey = base64url(credential.publicKey);
    if (credential.id !== answer.id || publicKey.length > longestKey) return undefined;
    return {
      credentialId: credential.id,
      publicKey,
      counter: credential.counter,
      transports: answer.response.transports.filter((way) => /^[a-z-]+$/.test(way)),
      backedUp: credentialBackedUp,
    };
  }

  async verify(
    answer: PasskeyAnswer,
    { challenge, passkey, userVerification }: Parameters<PasskeyVerifier['verify']>[1],
  ) {
    const { verifyAuthenticationResponse } = await library();
    const { userHandle: handle, ...response } = answer.response;
    if (!isDirect(answer) || (handle && handle !== userHandle(passkey.userId))) return undefined;
    const verified = await unlessRefused(() =>
      verifyAuthenticationResponse({
        response: { ...answer, type, response, clientExtensionResults: {} },
        ...this.#expected(challenge),
        requireUserVerification: userVerification === 'required',
        // `Passkeys` compares the counter: the library's error for it would look like any other.
        credential: { id: passkey.credentialId, publicKey: bytes(passkey.publicKey), counter: -1 },
      }),
    );
    if (!verified?.verified || answer.id !== passkey.credentialId) return undefined;
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    return { counter: newCounter, backedUp: credentialBackedUp };
  }

  #expected(challenge: string) {
    return {
      expectedChallenge: challenge,
      expectedOrigin: [...this.#origins],
      expectedRPID: this.#rpId,
    };
  }
}

function clientData(text: string): { readonly challenge?: unknown; readonly crossOrigin?: unknown } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Whether the answer was made outside of frames in pages of another origin. */
const isDirect = ({ type: kind, response }: NewPasskeyAnswer | PasskeyAnswer): boolean =>
  kind === type && (clientData(response.clientDataJSON).crossOrigin ?? false) === false;

/**
 * Whether the attestation comes without certificates, as we asked: to check certificates, the library would load
 * revocation lists from addresses that the answer names.
 */
async function isPlain({ response }: NewPasskeyAnswer): Promise<boolean> {
  const { decodeAttestationObject } = await helpers();
  const decoded = await unlessRefused(async () => decodeAttestationObject(bytes(response.attestationObject)));
  if (!decoded) return false;
  const format = decoded.get('fmt');
  return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
}

/** The library throws plain errors for all that is wrong with an answer, and does nothing else that could fail. */
async function unlessRefused<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
