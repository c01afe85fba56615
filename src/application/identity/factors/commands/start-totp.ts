import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { TooManyFactors, WrongPassword } from '../../../../domain/identity/errors.ts';
import { type FactorId, Factors } from '../../../../domain/identity/factors/factor.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids, StepUp } from '../../../kernel/ports.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { Credentials } from '../../credentials.ts';
import { presentedPasswordField } from '../../fields.ts';
import { PasswordHasher } from '../../ports.ts';
import { provePassword } from '../../prove-password.ts';
import { factorNameField } from '../fields.ts';
import { Totp, Vault } from '../ports.ts';
import { StartedTotp } from '../views.ts';

export const startTotp = command({
  name: 'identity.start-totp',
  summary: 'Start adding an authenticator app',
  description:
    'The app makes codes by RFC 6238 (SHA-1, 6 digits, 30 s). It counts once `identity.confirm-totp` has its first ' +
    'code; another start replaces it, and after an hour it is void.',
  access: 'signed-in',
  input: z.strictObject({
    currentPassword: presentedPasswordField,
    name: factorNameField.default('Authenticator app'),
  }),
  output: StartedTotp,
  refuses: [WrongPassword, ProofNeeded, TooManyFactors],
  needs: {
    accounts: Accounts,
    factors: Factors,
    credentials: Credentials,
    hasher: PasswordHasher,
    stepUp: StepUp,
    totp: Totp,
    vault: Vault,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'start-totp', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async prepare({ input, actor }, ports) {
    await ports.stepUp.assertProven(actor);
    return provePassword(actor.id, input.currentPassword, ports);
  },
  async handle({ input, actor, prepared: { passwordHash, username } }, ports) {
    const { accounts, factors, totp, vault, ids, clock } = ports;
    const own = await factors.ofAccount(actor.id);
    (await ownAccount(accounts, actor)).assertPassword(passwordHash);
    const id = ids.next<FactorId>();
    const secret = totp.secret();
    own.startTotp({ id, name: input.name, secret: vault.seal(secret, id) }, clock.now());
    factors.save(own);
    return { factorId: id, secret, otpauthUrl: totp.url(secret, username) };
  },
});
