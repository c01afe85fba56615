import type { Instant, UserId } from '../../kernel/id.ts';

export const ticketLimits = {
  /** Milliseconds. */
  lifetime: 5 * 60_000,
  attempts: 5,
} as const;

/**
 * `second-factor`: a proven password that waits for a factor. `passkey-log-in`: a sign-in without a password. The others
 * are challenges of one session, whose id is `proof`.
 */
export type TicketPurpose = 'second-factor' | 'passkey-log-in' | 'add-passkey' | 'prove-again';

/** A sign-in that is not finished. Only a digest of the ticket is stored. */
export interface LogInTicket {
  readonly digest: string;
  readonly purpose: TicketPurpose;
  /** Null until the account is known, in a sign-in by passkey alone. */
  readonly userId: UserId | null;
  /** What was proven so far; the ticket is void once the account has another password or role. */
  readonly proof: string;
  /** What a passkey has to sign. */
  readonly challenge: string | null;
  /** Including the present one. */
  readonly attempts: number;
  readonly expiresAt: Instant;
}

export const issueTicket = (
  draft: Pick<LogInTicket, 'digest' | 'purpose' | 'userId' | 'proof' | 'challenge'>,
  now: Instant,
): LogInTicket => ({ ...draft, attempts: 0, expiresAt: now + ticketLimits.lifetime });

export const isLastAttempt = ({ attempts }: LogInTicket): boolean => attempts >= ticketLimits.attempts;

export abstract class LogInTickets {
  abstract add(ticket: LogInTicket): void;
  /**
   * Counts an attempt, and locks the ticket until the unit of work ends. Undefined for an unknown or expired ticket, and
   * for one without attempts left.
   */
  abstract attempt(digest: string, purpose: TicketPurpose, now: Instant): Promise<LogInTicket | undefined>;
  abstract end(digest: string): void;
  /** Ends all tickets of an account. */
  abstract endAll(userId: UserId): void;
}
