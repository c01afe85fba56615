import { LRUCache } from 'lru-cache';
import { TokenRejected } from '../../application/kernel/errors.ts';
import { Authenticator, type Clock, type SignedIn } from '../../application/kernel/ports.ts';
import { atMost } from '../kernel/runtime/at-most.ts';
import type { JoseAccessTokens, VerifiedToken } from './jose.ts';
import type { Revocations } from './revocations.ts';

/** Checks a signature once per token, and on every call that the token lives and its session has not ended. */
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
    // The clock may have gone back since: then a token from the future is not trusted either.
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
