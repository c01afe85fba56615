import { z } from 'zod';
import { TooManyFactors, WrongCode } from '../../../../../domain/identity/errors.ts';
import { type FactorId, Factors } from '../../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../../domain/identity/factors/log-in-ticket.ts';
import { defaultPasskeyName, Passkeys } from '../../../../../domain/identity/factors/passkey.ts';
import { RecoveryCodes } from '../../../../../domain/identity/factors/recovery-code.ts';
import { ProofNeeded } from '../../../../kernel/errors.ts';
import { iso } from '../../../../kernel/fields.ts';
import { command } from '../../../../kernel/operation.ts';
import { Clock, Ids, StepUp } from '../../../../kernel/ports.ts';
import { SecretTokens, SecurityLog } from '../../../ports.ts';
import { factorNameField } from '../../fields.ts';
import { newRecoveryCodes } from '../../new-recovery-codes.ts';
import { Vault } from '../../ports.ts';
import { takeChallenge } from '../challenges.ts';
import { newPasskeyField } from '../fields.ts';
import { PasskeyVerifier } from '../ports.ts';
import { AddedPasskey } from '../views.ts';

export const confirmPasskey = command({
  name: 'identity.confirm-passkey',
  summary: 'Add the passkey that the browser made',
  description:
    'From then on the passkey signs in without a password, and a sign-in by password needs a second factor or a ' +
    'recovery code. The first factor of an account comes with recovery codes.',
  access: 'signed-in',
  input: z.strictObject({ response: newPasskeyField, name: factorNameField.optional() }),
  output: AddedPasskey,
  refuses: [WrongCode, ProofNeeded, TooManyFactors],
  needs: {
    factors: Factors,
    passkeys: Passkeys,
    recoveryCodes: RecoveryCodes,
    tickets: LogInTickets,
    stepUp: StepUp,
    vault: Vault,
    secrets: SecretTokens,
    verifier: PasskeyVerifier,
    log: SecurityLog,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'confirm-passkey', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async handle({ input, actor, meta }, ports) {
    const { factors, passkeys, tickets, stepUp, verifier, ids, clock } = ports;
    const own = await factors.ofAccount(actor.id);
    await stepUp.assertProven(actor);
    const challenge = await takeChallenge(input.response, 'add-passkey', actor, ports);
    const made = challenge && (await verifier.verifyNew(input.response, challenge));
    // A passkey of another account gets the same refusal as a wrong one, to keep secret that it is registered.
    if (!made || (await passkeys.find(made.credentialId))) return undefined;
    const id = ids.next<FactorId>();
    const now = clock.now();
    const name = input.name ?? defaultPasskeyName(made.transports, meta.userAgent);
    own.addConfirmed({ id, kind: 'passkey', name, secret: null }, now);
    factors.save(own);
    passkeys.add({ ...made, factorId: id, userId: actor.id });
    tickets.endAll(actor.id);
    return {
      ...{ id, kind: 'passkey' as const, name, createdAt: iso(now), lastUsedAt: null },
      ...(own.confirmed.length === 1 && { recoveryCodes: newRecoveryCodes(actor.id, ports) }),
    };
  },
  // Refused after the commit, so that the challenge stays used up.
  async answer(added, { actor, meta }, { log }) {
    if (!added) throw new WrongCode();
    log.write('factor-added', { userId: actor.id, sessionId: actor.sessionId }, meta);
    return added;
  },
});
