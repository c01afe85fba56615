import { type AccountFactors, Factors } from '../../../domain/identity/factors/factor.ts';
import { RecoveryCodes } from '../../../domain/identity/factors/recovery-code.ts';
import { RecoveryCodeUsed } from '../../../domain/identity/published.ts';
import type { SignInMethod } from '../../../domain/identity/session.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { recoveryCodeDigests } from './new-recovery-codes.ts';
import { Totp, Vault } from './ports.ts';

export const proofNeeds = {
  factors: Factors,
  recoveryCodes: RecoveryCodes,
  vault: Vault,
  totp: Totp,
  events: EventRecorder,
  clock: Clock,
};
type Ports = Resolved<typeof proofNeeds>;

/** Verified where the account has no TOTP, or where there is no account, so that this takes as long. */
const secretOfNobody = 'A'.repeat(32);

/**
 * Accepts a code of one of the account's TOTPs and uses it up, in the current unit of work. Answers false for a wrong
 * code, and for one that was used.
 */
export async function acceptCode(own: AccountFactors, code: string, ports: Ports): Promise<boolean> {
  const { factors, vault, totp, clock } = ports;
  const now = clock.now();
  const { userId } = own;
  const confirmed = own.confirmed.filter(({ kind }) => kind === 'totp');
  if (confirmed.length === 0) totp.stepOf(code, secretOfNobody, now);
  for (const { id, secret } of confirmed) {
    const step = totp.stepOf(code, vault.unseal(secret!, id), now);
    if (step !== undefined && (await factors.useStep({ userId, factorId: id, step, now }))) return true;
  }
  return false;
}

/** As `acceptCode`; the owner gets a mail. */
async function acceptRecoveryCode(userId: UserId, code: string, ports: Ports): Promise<boolean> {
  const { recoveryCodes, vault, events, clock } = ports;
  const digests = recoveryCodeDigests(vault, userId, code);
  if (!(await recoveryCodes.use(userId, digests, clock.now()))) return false;
  events.record(RecoveryCodeUsed({ userId }));
  return true;
}

/** What completes a sign-in by password; exactly one of these. */
export interface SecondProof {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/** Uses the proof up. Answers how the session was signed in with it, undefined when it is wrong. */
export async function acceptSecondProof(
  own: AccountFactors,
  { code, recoveryCode }: SecondProof,
  ports: Ports,
): Promise<SignInMethod | undefined> {
  if (code !== undefined) return (await acceptCode(own, code, ports)) ? 'password+totp' : undefined;
  if (recoveryCode === undefined) return undefined;
  return (await acceptRecoveryCode(own.userId, recoveryCode, ports)) ? 'password+recovery-code' : undefined;
}
