import { randomUUID } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { AccessTokens } from '../../../application/identity/ports.ts';
import { TokenRejected } from '../../../application/kernel/errors.ts';
import type { Role } from '../../../application/kernel/operation.ts';
import type { Clock, SignedIn } from '../../../application/kernel/ports.ts';
import { hasSecondFactor, type SignInMethod } from '../../../domain/identity/session.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { type SigningKeys, tokenSeconds } from './signing-keys.ts';

const algorithm = 'EdDSA';
const type = 'at+jwt';
/** How far the clock of the process that issued a token may be ahead. */
const skewSeconds = 5;

/** The claim `amr` (RFC 8176). Passkeys may be synchronised, so their keys count as software. */
const methods: Readonly<Record<SignInMethod, readonly string[]>> = {
  password: ['pwd'],
  'password+totp': ['pwd', 'otp'],
  'password+recovery-code': ['pwd', 'otp'],
  'password+passkey': ['pwd', 'swk'],
  passkey: ['swk', 'user'],
};
const amrOf = (method: SignInMethod): readonly string[] =>
  hasSecondFactor(method) ? [...methods[method], 'mfa'] : methods[method];

export interface VerifiedToken extends SignedIn {
  readonly issuedAt: Instant;
}

/** Access tokens as JWTs (RFC 9068); the service is their issuer and their audience. */
export class JoseAccessTokens extends AccessTokens {
  readonly #keys: SigningKeys;
  readonly #clock: Clock;
  readonly #service: string;

  constructor(keys: SigningKeys, clock: Clock, publicUrl: string) {
    super();
    this.#keys = keys;
    this.#clock = clock;
    this.#service = publicUrl;
  }

  async issue(bearer: Parameters<AccessTokens['issue']>[0]) {
    const { kid, privateKey } = await this.#keys.signing();
    const now = Math.floor(this.#clock.now() / 1000);
    const accessToken = await new SignJWT({
      sid: bearer.sessionId,
      role: bearer.role,
      amr: amrOf(bearer.signedInWith),
    })
      .setProtectedHeader({ alg: algorithm, typ: type, kid })
      .setIssuer(this.#service)
      .setAudience(this.#service)
      .setSubject(bearer.userId)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + tokenSeconds)
      .sign(privateKey);
    return { accessToken, expiresIn: tokenSeconds };
  }

  /** Throws `TokenRejected` for anything but an unexpired token of this service. */
  async verify(token: string): Promise<VerifiedToken> {
    try {
      const { payload } = await jwtVerify<Claims>(token, ({ kid }) => this.#keyFor(kid), {
        algorithms: [algorithm],
        typ: type,
        issuer: this.#service,
        audience: this.#service,
        // Also refuses a token issued in the future, unless another process's clock is a little ahead.
        maxTokenAge: tokenSeconds,
        clockTolerance: skewSeconds,
        requiredClaims: ['sub', 'sid', 'jti', 'exp', 'iat', 'role'],
        currentDate: new Date(this.#clock.now()),
      });
      if (payload.exp * 1000 <= this.#clock.now()) throw new TokenRejected();
      return {
        id: payload.sub,
        role: payload.role,
        sessionId: payload.sid,
        withFactor: payload.amr?.includes('mfa') ?? false,
        issuedAt: payload.iat * 1000,
        expiresAt: payload.exp * 1000,
      };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new TokenRejected();
      throw error;
    }
  }

  async #keyFor(kid: string | undefined) {
    const key = await this.#keys.verifying(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}

interface Claims extends JWTPayload {
  sub: UserId;
  sid: string;
  role: Role;
  /** Absent in tokens of earlier versions. */
  amr?: readonly string[];
  iat: number;
  exp: number;
}
