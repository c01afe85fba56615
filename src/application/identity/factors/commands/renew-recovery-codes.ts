import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { NoFactor, WrongPassword } from '../../../../domain/identity/errors.ts';
import { Factors } from '../../../../domain/identity/factors/factor.ts';
import { RecoveryCodes } from '../../../../domain/identity/factors/recovery-code.ts';
import { RecoveryCodesRenewed } from '../../../../domain/identity/published.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder, StepUp } from '../../../kernel/ports.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { Credentials } from '../../credentials.ts';
import { presentedPasswordField } from '../../fields.ts';
import { PasswordHasher, SecurityLog } from '../../ports.ts';
import { provePassword } from '../../prove-password.ts';
import { newRecoveryCodes } from '../new-recovery-codes.ts';
import { Vault } from '../ports.ts';
import { RecoveryCodesView } from '../views.ts';

export const renewRecoveryCodes = command({
  name: 'identity.renew-recovery-codes',
  summary: 'Replace your recovery codes',
  access: 'signed-in',
  input: z.strictObject({ currentPassword: presentedPasswordField }),
  output: RecoveryCodesView,
  refuses: [WrongPassword, ProofNeeded, NoFactor],
  needs: {
    accounts: Accounts,
    factors: Factors,
    recoveryCodes: RecoveryCodes,
    vault: Vault,
    credentials: Credentials,
    hasher: PasswordHasher,
    stepUp: StepUp,
    events: EventRecorder,
    log: SecurityLog,
  },
  limits: [{ name: 'renew-recovery-codes', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async prepare({ input, actor }, ports) {
    await ports.stepUp.assertProven(actor);
    return provePassword(actor.id, input.currentPassword, ports);
  },
  async handle({ actor, prepared: { passwordHash } }, ports) {
    const own = await ports.factors.ofAccount(actor.id);
    (await ownAccount(ports.accounts, actor)).assertPassword(passwordHash);
    if (own.confirmed.length === 0) throw new NoFactor();
    ports.events.record(RecoveryCodesRenewed({ userId: actor.id }));
    return { recoveryCodes: newRecoveryCodes(actor.id, ports) };
  },
  async answer(codes, { actor, meta }, { log }) {
    log.write('recovery-codes-renewed', { userId: actor.id, sessionId: actor.sessionId }, meta);
    return codes;
  },
});
