import { LRUCache } from 'lru-cache';
import { TokenRejected } from '../../../application/kernel/errors.ts';
import { Authenticator, type Clock, type SignedIn } from '../../../application/kernel/ports.ts';
import { atMost } from '../../kernel/runtime/at-most.ts';
import type { JoseAccessTokens, VerifiedToken } from './jose.ts';
import type { Revocations } from './revocations.ts';

/** Verifies a signature once per token; checks expiry and the end of its session on every call. */
export class TokenAuthenticator extends Authenticator {
  readonly #tokens: JoseAccessTokens;
  readonly #revocations: Revocations;
  readonly #clock: Clock;
  readonly #verified = new LRUCache<string, VerifiedToken>(atMost(20_000));

  constructor(tokens: JoseAccessTokens, revocations: Revocations, clock: Clock) {
    super();
    this.#tokens = tokens;
    this.#revocations = revocations;
    this.#clock = clock;
  }

  async authenticate(token: string): Promise<SignedIn> {
    const known = this.#verified.get(token);
    const bearer = known ?? (await this.#tokens.verify(token));
    const now = this.#clock.now();
    // The clock may have been set back since: a token issued in the future is not trusted.
    if (bearer.expiresAt <= now || bearer.issuedAt > now || this.#revocations.has(bearer.sessionId)) {
      this.#verified.delete(token);
      throw new TokenRejected();
    }
    if (!known) this.#verified.set(token, bearer);
    return bearer;
  }

  onSessionEnded(listener: (sessionId: string) => void): void {
    this.#revocations.onMark(listener);
  }
}
