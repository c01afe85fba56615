import type { Id, Instant, UserId } from '../kernel/id.ts';
import { MailTokenRejected } from './errors.ts';

export type MailTokenId = Id<'MailToken'>;
export type MailTokenPurpose = 'verify-email' | 'reset-password';

/** Milliseconds. */
export const mailTokenLifetime = 30 * 60 * 1000;

/** A secret sent to an address, which proves that its reader owns it. Of the secret only a digest is kept. */
export interface MailToken {
  readonly id: MailTokenId;
  readonly purpose: MailTokenPurpose;
  /** Null where nobody said whose address it is: then it is for whoever has it as their own when it is used. */
  readonly userId: UserId | null;
  readonly email: string;
  /** The address that `email` is to replace; its owner is told. */
  readonly formerEmail: string | null;
  readonly digest: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

/** Throws `MailTokenRejected` unless this token can be used for the purpose now. */
export function requireUsable(
  token: MailToken | undefined,
  purpose: MailTokenPurpose,
  now: Instant,
): asserts token is MailToken {
  if (token?.purpose === purpose && token.usedAt === null && now < token.expiresAt) return;
  rejectMailToken();
}

export function rejectMailToken(): never {
  throw new MailTokenRejected({ errors: [{ pointer: '/token', detail: 'is not valid, or no longer' }] });
}

export abstract class MailTokens {
  abstract find(id: MailTokenId): Promise<MailToken | undefined>;
  abstract findByDigest(digest: string): Promise<MailToken | undefined>;
  abstract add(token: MailToken): void;
  /** Marks it as used; of several callers at once only one gets true. */
  abstract spend(id: MailTokenId, now: Instant): Promise<boolean>;
}
