import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Role } from '../kernel/operation.ts';

/** How someone signs in. */
export interface Credential {
  readonly userId: UserId;
  readonly role: Role;
  readonly username: string;
  readonly email: string;
  readonly passwordHash: string;
}

export interface Renewal extends Pick<Credential, 'userId' | 'role'> {
  readonly provenHash: string;
  readonly hash: string;
  readonly now: Instant;
}

/** Read before the transaction, so that none is open while a password is hashed. */
export abstract class Credentials {
  abstract byId(userId: UserId): Promise<Credential | undefined>;
  abstract byUsername(username: string): Promise<Credential | undefined>;
  abstract byEmail(email: string): Promise<Credential | undefined>;
  /**
   * Marks the account as active, stores the new hash, and locks the account until the unit of work ends. Answers
   * false when the proven hash or the role is no longer the account's.
   */
  abstract renew(sign: Renewal): Promise<boolean>;
  /** Marks the account as active, at the end of the unit of work. */
  abstract seen(userId: UserId, now: Instant): void;
}
