import { randomBytes } from 'node:crypto';
import {
  foldRecoveryCode,
  type RecoveryCodes,
  recoveryCode,
  recoveryCodeCount,
  recoveryCodeLength,
} from '../../../domain/identity/factors/recovery-code.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Vault } from './ports.ts';

/** The digests of a recovery code in any spelling, the one to store first. */
export const recoveryCodeDigests = (vault: Vault, userId: UserId, code: string) =>
  vault.digests(foldRecoveryCode(code), `recovery-code ${userId}`);

/** Replaces the codes of an account in the current unit of work. The answer is the only time they can be read. */
export function newRecoveryCodes(
  userId: UserId,
  { recoveryCodes, vault }: { recoveryCodes: RecoveryCodes; vault: Vault },
): string[] {
  const codes = Array.from({ length: recoveryCodeCount }, () =>
    recoveryCode(randomBytes(recoveryCodeLength)),
  );
  recoveryCodes.replace(
    userId,
    codes.map((code) => recoveryCodeDigests(vault, userId, code)[0]),
  );
  return codes;
}
