import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { FactorView } from './views.ts';

/** Encrypts secrets that the service reads again, and makes keyed digests of the others. The first key is used for new secrets. */
export abstract class Vault {
  /** Encrypts. `context` names what the secret belongs to, such as an id; only the same context opens it. */
  abstract seal(secret: string, context: string): string;
  /** Decrypts with the key that sealed it. Undefined when no key fits, as after that key was dropped. */
  abstract unseal(sealed: string, context: string): string | undefined;
  /** Whether the first key sealed it. If not, seal it again. */
  abstract isCurrent(sealed: string, context: string): boolean;
  /** The keyed digests under all keys; store the first, and look for any. */
  abstract digests(text: string, context: string): readonly [string, ...string[]];
}

/** Time-based codes by RFC 6238: SHA-1, 6 digits, 30 s. */
export abstract class Totp {
  /** A new secret of 160 bits, in base32. */
  abstract secret(): string;
  /** For the QR code that an authenticator app reads. */
  abstract url(secret: string, label: string): string;
  /** The time step to which the code belongs; undefined unless it is the present one or one beside it. */
  abstract stepOf(code: string, secret: string, now: Instant): number | undefined;
}

export abstract class FactorList {
  /** Confirmed factors, the oldest first. */
  abstract of(userId: UserId): Promise<FactorView[]>;
}
