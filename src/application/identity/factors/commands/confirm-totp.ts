import { z } from 'zod';
import { TooManyFactors, WrongCode } from '../../../../domain/identity/errors.ts';
import { Factors } from '../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import { RecoveryCodes } from '../../../../domain/identity/factors/recovery-code.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, StepUp } from '../../../kernel/ports.ts';
import { SecurityLog } from '../../ports.ts';
import { codeField, factorIdField } from '../fields.ts';
import { newRecoveryCodes } from '../new-recovery-codes.ts';
import { Totp, Vault } from '../ports.ts';
import { RecoveryCodesView } from '../views.ts';

export const confirmTotp = command({
  name: 'identity.confirm-totp',
  summary: 'Add an authenticator app by its first code',
  description:
    'From then on a sign-in by password needs a second factor or a recovery code. Former recovery codes are void.',
  access: 'signed-in',
  input: z.strictObject({ factorId: factorIdField, code: codeField }),
  output: RecoveryCodesView,
  refuses: [WrongCode, ProofNeeded, TooManyFactors],
  needs: {
    factors: Factors,
    recoveryCodes: RecoveryCodes,
    tickets: LogInTickets,
    stepUp: StepUp,
    totp: Totp,
    vault: Vault,
    log: SecurityLog,
    clock: Clock,
  },
  limits: [{ name: 'confirm-totp', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async handle({ input: { factorId, code }, actor }, ports) {
    const { factors, tickets, stepUp, totp, vault, clock } = ports;
    const now = clock.now();
    const own = await factors.ofAccount(actor.id);
    await stepUp.assertProven(actor);
    const secret = own.unconfirmed(factorId, now)?.secret;
    const seed = secret && vault.unseal(secret, factorId);
    const step = seed ? totp.stepOf(code, seed, now) : undefined;
    if (step === undefined) throw new WrongCode();
    own.confirm(factorId, step, now);
    factors.save(own);
    tickets.endAll(actor.id);
    return { recoveryCodes: newRecoveryCodes(actor.id, ports) };
  },
  async answer(codes, { actor, meta }, { log }) {
    log.write('factor-added', { userId: actor.id, sessionId: actor.sessionId }, meta);
    return codes;
  },
});
