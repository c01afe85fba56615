import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { MailTokenRejected } from './errors.ts';
import { MailTokenIssued } from './published.ts';

export type MailTokenId = Id<'MailToken'>;
export type MailTokenPurpose = 'verify-email' | 'reset-password';

/** Milliseconds. */
export const mailTokenLifetime = 30 * 60 * 1000;

/** A secret sent to an address, to prove that its owner reads it. Only a digest of the secret is stored. */
export interface MailToken {
  readonly id: MailTokenId;
  readonly purpose: MailTokenPurpose;
  /** Null when only an address was given: the token is then for the account that has this address when it is used. */
  readonly userId: UserId | null;
  readonly email: string;
  /** The address that `email` replaces; it gets a warning. */
  readonly formerEmail: string | null;
  readonly digest: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

interface Draft extends Pick<MailToken, 'id' | 'purpose' | 'userId' | 'email' | 'digest'> {
  readonly formerEmail?: string | undefined;
}

/** A subscriber of its event sends it to the address. */
export function createMailToken(draft: Draft, now: Instant): MailToken {
  const formerEmail = draft.formerEmail ?? null;
  const token = { ...draft, formerEmail, expiresAt: now + mailTokenLifetime, usedAt: null };
  record(token, MailTokenIssued({ tokenId: token.id }));
  return token;
}

/** Throws `MailTokenRejected` unless this token can be used for the purpose now. */
export function assertUsable(
  token: MailToken | undefined,
  purpose: MailTokenPurpose,
  now: Instant,
): asserts token is MailToken {
  if (token?.purpose === purpose && token.usedAt === null && now < token.expiresAt) return;
  rejectMailToken();
}

export function rejectMailToken(): never {
  throw new MailTokenRejected({
    errors: [{ pointer: '/token', detail: 'is invalid or expired', kind: 'expired' }],
  });
}

export abstract class MailTokens {
  abstract find(id: MailTokenId): Promise<MailToken | undefined>;
  abstract findByDigest(digest: string): Promise<MailToken | undefined>;
  abstract add(token: MailToken): void;
  /** Marks it as used. Of concurrent callers only one gets true. */
  abstract spend(id: MailTokenId, now: Instant): Promise<boolean>;
}
