import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { SessionEnded } from './published.ts';

export type SessionId = Id<'Session'>;

const day = 24 * 60 * 60 * 1000;
export const sessionLimits = {
  /** Milliseconds. */
  idle: 14 * day,
  absolute: 60 * day,
  /**
   * Two tabs may refresh with the same token at the same time, and an answer may get lost: several times the timeout
   * of our client, so that a repeated refresh finds the session alive.
   */
  grace: 60_000,
  perAccount: 50,
  /** How long a fresh proof of identity counts. */
  proof: 10 * 60_000,
} as const;

export const signInMethods = [
  'password',
  'password+totp',
  'password+passkey',
  'password+recovery-code',
  'passkey',
] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** A passkey alone counts as two factors: using it takes the device and its lock. */
export const hasSecondFactor = (method: SignInMethod): boolean => method !== 'password';

export const isProofFresh = (provedAt: Instant | null, now: Instant): boolean =>
  provedAt !== null && now - provedAt < sessionLimits.proof;

export const sessionIsOver = (session: { createdAt: Instant; lastUsedAt: Instant }, now: Instant): boolean =>
  now - session.lastUsedAt > sessionLimits.idle || now - session.createdAt > sessionLimits.absolute;

/**
 * Whether the session lives and was refreshed after an access token was issued; `issuedAt` is in whole seconds, as tokens
 * tell it.
 */
export const wasRefreshedSince = (
  session: { createdAt: Instant; lastUsedAt: Instant },
  issuedAt: Instant,
  now: Instant,
): boolean => !sessionIsOver(session, now) && session.lastUsedAt >= issuedAt + 1000;

/** A sign-in on one device. It keeps digests of its refresh tokens, never the tokens. */
export class Session {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  readonly signedInWith: SignInMethod;
  protected provedAt: Instant | null = null;
  private tokenDigest: string;
  private formerDigest: string | null;
  private lastUsedAt: Instant;

  private constructor(start: {
    id: SessionId;
    userId: UserId;
    userAgent: string | null;
    tokenDigest: string;
    signedInWith: SignInMethod;
    now: Instant;
  }) {
    this.id = start.id;
    this.userId = start.userId;
    this.userAgent = start.userAgent;
    this.createdAt = start.now;
    this.signedInWith = start.signedInWith;
    this.tokenDigest = start.tokenDigest;
    this.formerDigest = null;
    this.lastUsedAt = start.now;
  }

  static start(start: {
    id: SessionId;
    userId: UserId;
    userAgent: string | null;
    tokenDigest: string;
    signedInWith: SignInMethod;
    now: Instant;
  }): Session {
    return new Session(start);
  }

  /**
   * Replaces the presented token by its successor. The token just replaced is accepted for a grace period while its
   * successor is unused; any other token means that someone has a copy.
   * @returns false when the session must end
   */
  refresh(presentedDigest: string, successorDigest: string, now: Instant): boolean {
    if (sessionIsOver({ createdAt: this.createdAt, lastUsedAt: this.lastUsedAt }, now)) return false;
    if (presentedDigest === this.tokenDigest) {
      this.formerDigest = presentedDigest;
      this.tokenDigest = successorDigest;
      this.lastUsedAt = now;
      return true;
    }
    return presentedDigest === this.formerDigest && now - this.lastUsedAt <= sessionLimits.grace;
  }

  /** Whether it is the token that the session expects next. */
  expects(digest: string): boolean {
    return digest === this.tokenDigest;
  }

  /** Records a fresh proof of identity. */
  prove(now: Instant): void {
    this.provedAt = now;
  }

  end(): void {
    record(this, SessionEnded({ userId: this.userId, sessionId: this.id }));
  }
}

interface SessionUse {
  readonly id: SessionId;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
}

/** All sessions of one account, the most recently used first. */
export class AccountSessions {
  readonly userId: UserId;
  readonly #sessions: readonly SessionUse[];
  #ended: readonly SessionId[] = [];

  constructor(userId: UserId, sessions: readonly SessionUse[]) {
    this.userId = userId;
    this.#sessions = sessions;
  }

  get ended(): readonly SessionId[] {
    return this.#ended;
  }

  endAll(kept?: SessionId): void {
    this.#end(this.#sessions.filter(({ id }) => id !== kept));
  }

  /** Before another sign-in: ends expired sessions and those beyond the limit, the longest unused first. */
  makeRoom(now: Instant): void {
    this.#end(
      this.#sessions.filter((session, i) => i >= sessionLimits.perAccount - 1 || sessionIsOver(session, now)),
    );
  }

  #end(sessions: readonly SessionUse[]): void {
    this.#ended = sessions.map(({ id }) => id);
    for (const sessionId of this.#ended) record(this, SessionEnded({ userId: this.userId, sessionId }));
  }
}

export abstract class Sessions {
  abstract find(id: SessionId): Promise<Session | undefined>;
  abstract ofAccount(userId: UserId): Promise<AccountSessions>;
  abstract add(session: Session): void;
  abstract remove(session: Session): void;
  abstract removeEnded(sessions: AccountSessions): void;
}
