import type { Instant, UserId } from '../../kernel/id.ts';

export const recoveryCodeCount = 10;
/** Characters of five bits each: 65 bits. */
export const recoveryCodeLength = 13;
// Crockford's base32: without i, l, o and u, which are read as other characters.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `random` holds one byte for each character. */
export const recoveryCode = (random: Uint8Array): string =>
  [...random.subarray(0, recoveryCodeLength)]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-');

/** The form in which codes are compared: case, spaces and hyphens do not matter, nor misread letters. */
export const foldRecoveryCode = (code: string): string =>
  code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');

/** Single-use codes for people who lost their other factors, stored as keyed digests. */
export abstract class RecoveryCodes {
  /** Stores new codes and voids the former ones. */
  abstract replace(userId: UserId, digests: readonly string[]): void;
  abstract drop(userId: UserId): void;
  /** `digests`: of one code, under each key. Of concurrent callers only one gets true. */
  abstract use(userId: UserId, digests: readonly string[], now: Instant): Promise<boolean>;
  abstract left(userId: UserId): Promise<number>;
}
