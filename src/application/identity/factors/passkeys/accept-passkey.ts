import { type Passkey, Passkeys } from '../../../../domain/identity/factors/passkey.ts';
import { PasskeyCopied } from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../../kernel/ports.ts';
import type { PasskeyAnswer } from './fields.ts';
import { PasskeyVerifier, type UserVerification } from './ports.ts';

export const passkeyNeeds = {
  passkeys: Passkeys,
  verifier: PasskeyVerifier,
  events: EventRecorder,
  clock: Clock,
};

export interface PasskeyProof {
  readonly passkey: Passkey;
  /** The signature is right, but the counter did not rise: refuse it. The owner gets a mail. */
  readonly isCopy: boolean;
}

/**
 * Verifies an answer to the challenge, and stores its counter in the current unit of work. With `userId` only passkeys of
 * that account count. Undefined when anything is wrong.
 */
export async function acceptPasskey(
  answer: PasskeyAnswer,
  asked: {
    readonly challenge: string;
    readonly userVerification: UserVerification;
    readonly userId?: UserId;
  },
  { passkeys, verifier, events, clock }: Resolved<typeof passkeyNeeds>,
): Promise<PasskeyProof | undefined> {
  const passkey = await passkeys.find(answer.id);
  if (!passkey || (asked.userId !== undefined && passkey.userId !== asked.userId)) return undefined;
  const verified = await verifier.verify(answer, { ...asked, passkey });
  if (!verified) return undefined;
  const { factorId, userId } = passkey;
  const isCopy = !(await passkeys.use({ factorId, userId, ...verified, now: clock.now() }));
  if (isCopy) events.record(PasskeyCopied({ userId, factorId }));
  return { passkey, isCopy };
}
