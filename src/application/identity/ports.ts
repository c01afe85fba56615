import type { SignInMethod } from '../../domain/identity/session.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { Meta, Role } from '../kernel/operation.ts';

/** bcrypt behind a bounded queue; never called while a transaction is open. */
export abstract class PasswordHasher {
  /** Throws `TooManyRequests` when the queue is full. */
  abstract hash(password: string): Promise<string>;
  /** A `null` hash means an unknown account and takes the same time. `outdated`: the hash should be renewed. */
  abstract verify(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }>;
}

/** Passwords known from data breaches. */
export abstract class BreachedPasswords {
  abstract has(password: string): Promise<boolean>;
}

/** Issues the short-lived tokens that authenticate calls. */
export abstract class AccessTokens {
  /** `expiresIn` in seconds. */
  abstract issue(bearer: {
    userId: UserId;
    role: Role;
    sessionId: string;
    signedInWith: SignInMethod;
  }): Promise<{ accessToken: string; expiresIn: number }>;
}

/** Makes secret tokens that need not be stored: a server key derives them again. */
export abstract class SecretTokens {
  /** 256 random bits, base64url. */
  abstract random(): string;
  /** Deterministic: an HMAC of both under a server key, base64url. */
  abstract derive(purpose: string, from: string): string;
  /** What `derive` gave under each key that is accepted, the current one first: the key may have been rotated since. */
  abstract derivations(purpose: string, from: string): readonly string[];
  /** SHA-256, base64url: the form in which tokens are stored. */
  abstract digest(token: string): string;
}

/** How to address a person in a mail. */
export interface MailRecipient {
  readonly name: string;
  readonly language: Language;
}

export abstract class AccountMailRecipients {
  /** Undefined for a deleted account. */
  abstract of(userId: UserId): Promise<MailRecipient | undefined>;
}

/** URLs of the pages that mails link to. */
export abstract class MailLinks {
  abstract verifyEmail(token: string): string;
  abstract resetPassword(token: string): string;
}

/** Ended sessions: their access tokens are refused before they expire. */
export abstract class EndedSessions {
  /** Part of the current unit of work, from which other processes learn it. */
  abstract record(sessionId: string): void;
  /** Takes effect immediately in this process, and soon in the others. */
  abstract mark(sessionId: string): void;
}

/** Outcomes of attempts to sign in or to renew a sign-in. */
export type SecurityEvent =
  | 'registered'
  | 'signed-in'
  | 'sign-in-refused'
  | 'session-renewed'
  | 'renewal-refused'
  | 'password-reset'
  | 'sessions-ended-by-admin'
  | 'second-factor-asked'
  | 'second-factor-refused'
  | 'second-factor-guessing-refused'
  | 'factor-added'
  | 'factor-removed'
  | 'factors-removed-by-operator'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'
  | 'proven-again'
  | 'proof-refused'
  | 'copied-passkey-refused'
  /** The key that opened the seed of an authenticator app was dropped. */
  | 'factor-unusable';

export abstract class SecurityLog {
  /** Called after the commit. Never writes names or secrets from the input. */
  abstract write(
    event: SecurityEvent,
    about: { readonly userId?: UserId | undefined; readonly sessionId?: string | undefined },
    meta: Meta,
  ): void;
}

/** The words by which people are found. */
export abstract class SearchIndex {
  /** Indexes the account's current names. */
  abstract update(userId: UserId): Promise<void>;
}

/** Removes the remaining rows of a deleted account. */
export abstract class AccountPurge {
  abstract ofAccount(userId: UserId): void;
}
