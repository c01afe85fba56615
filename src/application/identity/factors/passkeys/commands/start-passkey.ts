import { z } from 'zod';
import { TooManyFactors, WrongPassword } from '../../../../../domain/identity/errors.ts';
import { Factors } from '../../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../../domain/identity/factors/log-in-ticket.ts';
import { Passkeys } from '../../../../../domain/identity/factors/passkey.ts';
import { ProofNeeded } from '../../../../kernel/errors.ts';
import { command } from '../../../../kernel/operation.ts';
import { Clock } from '../../../../kernel/ports.ts';
import { ownAccount } from '../../../accounts/own-account.ts';
import { presentedPasswordField } from '../../../fields.ts';
import { SecretTokens } from '../../../ports.ts';
import { ownerNeeds, proveOwner } from '../../../prove-password.ts';
import { issueChallenge } from '../challenges.ts';
import { PasskeyVerifier } from '../ports.ts';
import { PasskeyCreation } from '../views.ts';

export const startPasskey = command({
  name: 'identity.start-passkey',
  summary: 'Start adding a passkey',
  description:
    'The browser makes the passkey from the answer. Send it to `identity.confirm-passkey` within 5 minutes and in the ' +
    'same session; only then it is a factor.',
  access: 'signed-in',
  input: z.strictObject({ currentPassword: presentedPasswordField }),
  output: PasskeyCreation,
  refuses: [WrongPassword, ProofNeeded, TooManyFactors],
  needs: {
    ...ownerNeeds,
    factors: Factors,
    passkeys: Passkeys,
    tickets: LogInTickets,
    secrets: SecretTokens,
    verifier: PasskeyVerifier,
    clock: Clock,
  },
  limits: [{ name: 'start-passkey', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  prepare: ({ input, actor }, ports) => proveOwner(actor, input.currentPassword, ports),
  async handle({ actor, prepared: { passwordHash, username } }, ports) {
    const own = await ports.factors.ofAccount(actor.id);
    (await ownAccount(ports.accounts, actor)).assertPassword(passwordHash);
    own.assertRoom();
    const known = await ports.passkeys.ofAccount(actor.id);
    const challenge = issueChallenge('add-passkey', actor, ports);
    return ports.verifier.creation({ userId: actor.id, username, challenge, known });
  },
});
