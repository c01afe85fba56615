import { LRUCache } from 'lru-cache';
import { TokenRejected } from '../../../application/kernel/errors.ts';
import { Authenticator, type Clock, type SignedIn } from '../../../application/kernel/ports.ts';
import { type SignInMethod, wasRefreshedSince } from '../../../domain/identity/session.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { atMost } from '../../kernel/runtime/at-most.ts';
import type { JoseAccessTokens, VerifiedToken } from './jose.ts';
import type { Revocations } from './revocations.ts';
import { tokenSeconds } from './signing-keys.ts';

const liveSession = sql<
  { sessionId: string },
  { createdAt: Instant; lastUsedAt: Instant; role: SignedIn['role']; signedInWith: SignInMethod }
>(`
  select s.created_at as createdAt, s.last_used_at as lastUsedAt, s.signed_in_with as signedInWith, a.role
  from sessions s join accounts a on a.id = s.user_id where s.id = :sessionId and a.deleted_at is null`);

/** Verifies a signature once per token; checks expiry and the end of its session on every call. */
export class TokenAuthenticator extends Authenticator {
  readonly #tokens: JoseAccessTokens;
  readonly #revocations: Revocations;
  readonly #clock: Clock;
  readonly #database: Database;
  readonly #verified = new LRUCache<string, VerifiedToken>(atMost(20_000));

  constructor(tokens: JoseAccessTokens, revocations: Revocations, clock: Clock, database: Database) {
    super();
    this.#tokens = tokens;
    this.#revocations = revocations;
    this.#clock = clock;
    this.#database = database;
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

  async renew({ id, sessionId, expiresAt }: SignedIn) {
    const session = await this.#database.row(liveSession, { sessionId });
    const issuedAt = expiresAt - tokenSeconds * 1000;
    if (!session || !wasRefreshedSince(session, issuedAt, this.#clock.now())) throw new TokenRejected();
    const { role, signedInWith } = session;
    const { accessToken: token } = await this.#tokens.issue({ userId: id, role, sessionId, signedInWith });
    return { token, signedIn: await this.authenticate(token) };
  }

  onSessionEnded(listener: (sessionId: string) => void): void {
    this.#revocations.onMark(listener);
  }
}
