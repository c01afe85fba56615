import { z } from 'zod';
import { LogInTickets } from '../../../../../domain/identity/factors/log-in-ticket.ts';
import { Passkeys } from '../../../../../domain/identity/factors/passkey.ts';
import { command } from '../../../../kernel/operation.ts';
import { Clock } from '../../../../kernel/ports.ts';
import { SecretTokens } from '../../../ports.ts';
import { issueChallenge } from '../challenges.ts';
import { PasskeyVerifier } from '../ports.ts';
import { PasskeyRequest } from '../views.ts';

export const startPasskeyProof = command({
  name: 'identity.start-passkey-proof',
  summary: 'Ask for a passkey, to prove that it is still you',
  description:
    'Send what the browser makes of it as `passkey` to `identity.prove-again`, within 5 minutes and in the same session.',
  access: 'signed-in',
  whileSuspended: true,
  input: z.strictObject({}),
  output: PasskeyRequest,
  refuses: [],
  needs: {
    passkeys: Passkeys,
    tickets: LogInTickets,
    secrets: SecretTokens,
    verifier: PasskeyVerifier,
    clock: Clock,
  },
  limits: [{ name: 'start-passkey-proof', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async handle({ actor }, ports) {
    const allowed = await ports.passkeys.ofAccount(actor.id);
    const challenge = issueChallenge('prove-again', actor, ports);
    return ports.verifier.request({ challenge, allowed, userVerification: 'preferred' });
  },
});
