import type { UserId } from '../../domain/kernel/id.ts';
import type { Meta, Role } from '../kernel/operation.ts';

/** bcrypt behind a bounded queue; never called while a transaction is open. */
export abstract class PasswordHasher {
  /** Throws `TooManyRequests` when the queue is full. */
  abstract hash(password: string): Promise<string>;
  /** `null` stands for an unknown account and costs the same time. `outdated` asks for a new hash. */
  abstract verify(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }>;
}

/** Passwords that were stolen somewhere, and are therefore tried everywhere. */
export abstract class BreachedPasswords {
  abstract has(password: string): Promise<boolean>;
}

/** Issues the short-lived tokens that calls are signed with. */
export abstract class AccessTokens {
  /** `expiresIn` in seconds. */
  abstract issue(bearer: {
    userId: UserId;
    role: Role;
    sessionId: string;
  }): Promise<{ accessToken: string; expiresIn: number }>;
}

/** Makes secret tokens that need not be stored, since a server key makes the same one again. */
export abstract class SecretTokens {
  /** 256 random bits, base64url. */
  abstract random(): string;
  /** The token that belongs to these words: an HMAC under a server key, base64url. */
  abstract derive(purpose: string, from: string): string;
  /** SHA-256, base64url: what a table keeps of a token. */
  abstract digest(token: string): string;
}

export interface Mail {
  /** Sending the same id again must not matter: it becomes the Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export abstract class Mailer {
  abstract send(mail: Mail): Promise<void>;
}

/** The pages that mails send people to; each takes the token from there. */
export abstract class MailLinks {
  abstract verifyEmail(token: string): string;
  abstract resetPassword(token: string): string;
}

/** Sessions whose access tokens are refused although they have time left. */
export abstract class EndedSessions {
  /** Part of the current unit of work; other processes learn of it from there. */
  abstract record(sessionId: string): void;
  /** From now on, in this process. */
  abstract mark(sessionId: string): void;
}

/** What became of an attempt to sign in or to go on with a sign-in: requests tell only who was signed in before. */
export type SecurityEvent =
  | 'registered'
  | 'signed-in'
  | 'sign-in-refused'
  | 'session-renewed'
  | 'renewal-refused'
  | 'password-reset'
  | 'sessions-ended-by-admin';

export abstract class SecurityLog {
  /** Called once it is stored; names and secrets that were sent are never written. */
  abstract tell(
    event: SecurityEvent,
    about: { readonly userId?: UserId | undefined; readonly sessionId?: string | undefined },
    meta: Meta,
  ): void;
}

/** The words that people are found by. */
export abstract class SearchIndex {
  /** Brings it up to what the account says now. */
  abstract update(userId: UserId): Promise<void>;
}

/** What is left of an account that is nobody's any more. */
export abstract class Remains {
  abstract purge(userId: UserId): void;
}
