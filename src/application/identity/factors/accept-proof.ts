import { type AccountFactors, Factors } from '../../../domain/identity/factors/factor.ts';
import { RecoveryCodes } from '../../../domain/identity/factors/recovery-code.ts';
import { RecoveryCodeUsed } from '../../../domain/identity/published.ts';
import type { SignInMethod } from '../../../domain/identity/session.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { recoveryCodeDigests } from './new-recovery-codes.ts';
import { acceptPasskey, passkeyNeeds } from './passkeys/accept-passkey.ts';
import type { PasskeyAnswer } from './passkeys/fields.ts';
import { Totp, Vault } from './ports.ts';

export const proofNeeds = {
  ...passkeyNeeds,
  factors: Factors,
  recoveryCodes: RecoveryCodes,
  vault: Vault,
  totp: Totp,
};
type Ports = Resolved<typeof proofNeeds>;

/** Compared when there is no account or it has no TOTP, so that the response takes as long. */
const secretOfNobody = 'A'.repeat(32);

/** `unusable`: no seed of the account can be read, because the key that sealed it was dropped. */
type CodeOutcome = 'accepted' | 'wrong' | 'unusable';

/**
 * Accepts a code of one of the account's TOTPs and uses it up, in the current unit of work. A code that was used is
 * wrong.
 */
export async function acceptCode(own: AccountFactors, code: string, ports: Ports): Promise<CodeOutcome> {
  const { factors, vault, totp, clock } = ports;
  const now = clock.now();
  const { userId } = own;
  const confirmed = own.confirmed.filter(({ kind }) => kind === 'totp');
  if (confirmed.length === 0) totp.stepOf(code, secretOfNobody, now);
  let unusable = 0;
  for (const { id, secret } of confirmed) {
    const seed = vault.unseal(secret!, id);
    if (seed === undefined) {
      unusable++;
      continue;
    }
    const step = totp.stepOf(code, seed, now);
    if (step === undefined || !(await factors.useStep({ userId, factorId: id, step, now }))) continue;
    if (!vault.isCurrent(secret!, id)) factors.reseal({ userId, id, secret: vault.seal(seed, id) });
    return 'accepted';
  }
  return unusable > 0 && unusable === confirmed.length ? 'unusable' : 'wrong';
}

/** Answers whether it was right and unused; then the owner gets a mail. */
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
  readonly passkey?: PasskeyAnswer | undefined;
}

/**
 * Uses the proof up. Answers how the session was signed in with it, undefined when it is wrong. `challenge` is what a
 * passkey has to sign.
 */
export async function acceptSecondProof(
  own: AccountFactors,
  { code, recoveryCode, passkey }: SecondProof,
  challenge: string | null,
  ports: Ports,
): Promise<SignInMethod | 'copied-passkey' | 'unusable' | undefined> {
  if (passkey !== undefined) {
    if (challenge === null) return undefined;
    const asked = { challenge, userId: own.userId, userVerification: 'preferred' } as const;
    const proof = await acceptPasskey(passkey, asked, ports);
    return proof && (proof.isCopy ? 'copied-passkey' : 'password+passkey');
  }
  if (code !== undefined) {
    const outcome = await acceptCode(own, code, ports);
    if (outcome === 'unusable') return outcome;
    return outcome === 'accepted' ? 'password+totp' : undefined;
  }
  if (recoveryCode === undefined) return undefined;
  return (await acceptRecoveryCode(own.userId, recoveryCode, ports)) ? 'password+recovery-code' : undefined;
}
