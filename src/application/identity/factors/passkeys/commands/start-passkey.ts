import { z } from 'zod';
import { Accounts } from '../../../../../domain/identity/account.ts';
import { TooManyFactors, WrongPassword } from '../../../../../domain/identity/errors.ts';
import { Factors } from '../../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../../domain/identity/factors/log-in-ticket.ts';
import { Passkeys } from '../../../../../domain/identity/factors/passkey.ts';
import { ProofNeeded } from '../../../../kernel/errors.ts';
import { command } from '../../../../kernel/operation.ts';
import { Clock, StepUp } from '../../../../kernel/ports.ts';
import { ownAccount } from '../../../accounts/own-account.ts';
import { Credentials } from '../../../credentials.ts';
import { presentedPasswordField } from '../../../fields.ts';
import { PasswordHasher, SecretTokens } from '../../../ports.ts';
import { provePassword } from '../../../prove-password.ts';
import { issueChallenge } from '../challenges.ts';
import { PasskeyVerifier } from '../ports.ts';
import { PasskeyCreation } from '../views.ts';

export const startPasskey = command({
  name: 'identity.start-passkey',
  summary: 'Start adding a passkey',
  description:
    'The browser makes the passkey with the answer; it counts once `identity.confirm-passkey` has it, within 5 minutes ' +
    'and in the same session.',
  access: 'signed-in',
  input: z.strictObject({ currentPassword: presentedPasswordField }),
  output: PasskeyCreation,
  refuses: [WrongPassword, ProofNeeded, TooManyFactors],
  needs: {
    accounts: Accounts,
    factors: Factors,
    passkeys: Passkeys,
    tickets: LogInTickets,
    credentials: Credentials,
    hasher: PasswordHasher,
    stepUp: StepUp,
    secrets: SecretTokens,
    verifier: PasskeyVerifier,
    clock: Clock,
  },
  limits: [{ name: 'start-passkey', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async prepare({ input, actor }, ports) {
    await ports.stepUp.assertProven(actor);
    return provePassword(actor.id, input.currentPassword, ports);
  },
  async handle({ actor, prepared: { passwordHash, username } }, ports) {
    const own = await ports.factors.ofAccount(actor.id);
    (await ownAccount(ports.accounts, actor)).assertPassword(passwordHash);
    own.assertRoom();
    const known = await ports.passkeys.ofAccount(actor.id);
    const challenge = issueChallenge('add-passkey', actor, ports);
    return ports.verifier.creation({ userId: actor.id, username, challenge, known });
  },
});
