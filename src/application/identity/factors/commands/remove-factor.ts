import { z } from 'zod';
import { FactorNotFound, WrongPassword } from '../../../../domain/identity/errors.ts';
import { Factors } from '../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import { RecoveryCodes } from '../../../../domain/identity/factors/recovery-code.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { presentedPasswordField } from '../../fields.ts';
import { SecurityLog } from '../../ports.ts';
import { ownerNeeds, proveOwner } from '../../prove-password.ts';
import { factorIdField } from '../fields.ts';

export const removeFactor = command({
  name: 'identity.remove-factor',
  summary: 'Remove a second factor',
  description: 'Removing the last factor voids the recovery codes; then the password is enough to sign in.',
  access: 'signed-in',
  input: z.strictObject({ factorId: factorIdField, currentPassword: presentedPasswordField }),
  output: Nothing,
  refuses: [WrongPassword, ProofNeeded, FactorNotFound],
  needs: {
    ...ownerNeeds,
    factors: Factors,
    recoveryCodes: RecoveryCodes,
    tickets: LogInTickets,
    log: SecurityLog,
  },
  limits: [{ name: 'remove-factor', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  prepare: ({ input, actor }, ports) => proveOwner(actor, input.currentPassword, ports),
  async handle({ input, actor, prepared: { passwordHash } }, ports) {
    const { accounts, factors, recoveryCodes, tickets } = ports;
    const own = await factors.ofAccount(actor.id);
    (await ownAccount(accounts, actor)).assertPassword(passwordHash);
    own.remove(input.factorId);
    factors.save(own);
    if (own.confirmed.length === 0) recoveryCodes.drop(actor.id);
    tickets.endAll(actor.id);
    return nothing;
  },
  async answer(_done, { actor, meta }, { log }) {
    log.write('factor-removed', { userId: actor.id, sessionId: actor.sessionId }, meta);
    return nothing;
  },
});
