import type { Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { SuspensionChanged } from './published.ts';

/** An account that may not write: until a time, or for good. */
export class Suspension {
  readonly userId: UserId;
  private reason: string;
  /** Null for an automatic measure. */
  private byId: UserId | null;
  private changedAt: Instant;
  private until: Instant | null;

  private constructor(userId: UserId, terms: SuspensionTerms) {
    this.userId = userId;
    this.reason = terms.reason;
    this.byId = terms.byId;
    this.until = terms.until;
    this.changedAt = terms.at;
  }

  static start(userId: UserId, terms: SuspensionTerms): Suspension {
    const suspension = new Suspension(userId, terms);
    record(suspension, SuspensionChanged({ userId }));
    return suspension;
  }

  isInForce(at: Instant): boolean {
    return isInForce(this.until, at);
  }

  /** Replaces its terms, also when it was over. */
  change({ reason, byId, until, at }: SuspensionTerms): void {
    this.reason = reason;
    this.byId = byId;
    this.until = until;
    this.changedAt = at;
    record(this, SuspensionChanged({ userId: this.userId }));
  }

  /** @returns whether it was in force */
  end(at: Instant): boolean {
    if (!this.isInForce(at)) return false;
    this.until = this.changedAt = at;
    record(this, SuspensionChanged({ userId: this.userId }));
    return true;
  }
}

export interface SuspensionTerms {
  readonly reason: string;
  readonly byId: UserId | null;
  /** Null for good. */
  readonly until: Instant | null;
  readonly at: Instant;
}

/** `until` is null for good. */
export const isInForce = (until: Instant | null, at: Instant): boolean => until === null || until > at;

export abstract class SuspendedUsers {
  /** Also one that is over. */
  abstract find(userId: UserId): Promise<Suspension | undefined>;
  abstract add(suspension: Suspension): void;
}
