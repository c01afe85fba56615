import { z } from 'zod';
import { NoFactor, WrongPassword } from '../../../../domain/identity/errors.ts';
import { Factors } from '../../../../domain/identity/factors/factor.ts';
import { RecoveryCodes } from '../../../../domain/identity/factors/recovery-code.ts';
import { RecoveryCodesRenewed } from '../../../../domain/identity/published.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { EventRecorder } from '../../../kernel/ports.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { presentedPasswordField } from '../../fields.ts';
import { SecurityLog } from '../../ports.ts';
import { ownerNeeds, proveOwner } from '../../prove-password.ts';
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
    ...ownerNeeds,
    factors: Factors,
    recoveryCodes: RecoveryCodes,
    vault: Vault,
    events: EventRecorder,
    log: SecurityLog,
  },
  limits: [{ name: 'renew-recovery-codes', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  prepare: ({ input, actor }, ports) => proveOwner(actor, input.currentPassword, ports),
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
