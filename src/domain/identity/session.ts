import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { SessionEnded } from './published.ts';

export type SessionId = Id<'Session'>;

const day = 24 * 60 * 60 * 1000;
export const sessionLimits = {
  /** Milliseconds. */
  idle: 14 * day,
  absolute: 60 * day,
  /** Two tabs may refresh with the same token at the same time. */
  grace: 30_000,
  perAccount: 50,
} as const;

export const sessionIsOver = (session: { createdAt: Instant; lastUsedAt: Instant }, now: Instant): boolean =>
  now - session.lastUsedAt > sessionLimits.idle || now - session.createdAt > sessionLimits.absolute;

/** A sign-in on one device. Of its refresh tokens it knows only digests. */
export class Session {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  private tokenDigest: string;
  private formerDigest: string | null;
  private lastUsedAt: Instant;

  private constructor(start: {
    id: SessionId;
    userId: UserId;
    userAgent: string | null;
    tokenDigest: string;
    now: Instant;
  }) {
    this.id = start.id;
    this.userId = start.userId;
    this.userAgent = start.userAgent;
    this.createdAt = start.now;
    this.tokenDigest = start.tokenDigest;
    this.formerDigest = null;
    this.lastUsedAt = start.now;
  }

  static start(start: {
    id: SessionId;
    userId: UserId;
    userAgent: string | null;
    tokenDigest: string;
    now: Instant;
  }): Session {
    return new Session(start);
  }

  /**
   * Replaces the presented token by its successor. The token that was just replaced is honoured for a moment,
   * while its successor is unused; any other means that someone holds a copy.
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

  end(): void {
    record(this, SessionEnded({ userId: this.userId, sessionId: this.id }));
  }
}

export abstract class Sessions {
  abstract find(id: SessionId): Promise<Session | undefined>;
  abstract add(session: Session): void;
  /** Forgets one that has ended. */
  abstract remove(session: Session): void;
  /** Ends all of an account but the one kept; each is recorded as ended. */
  abstract endAll(userId: UserId, kept?: SessionId): Promise<void>;
  /** Ends those of an account that are over or beyond its number, the longest unused first. */
  abstract makeRoom(userId: UserId, now: Instant): Promise<void>;
}
