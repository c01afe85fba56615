import { z } from 'zod';
import { TooManyFactors, WrongPassword } from '../../../../domain/identity/errors.ts';
import { type FactorId, Factors } from '../../../../domain/identity/factors/factor.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { presentedPasswordField } from '../../fields.ts';
import { ownerNeeds, proveOwner } from '../../prove-password.ts';
import { factorNameField } from '../fields.ts';
import { Totp, Vault } from '../ports.ts';
import { StartedTotp } from '../views.ts';

export const startTotp = command({
  name: 'identity.start-totp',
  summary: 'Start adding an authenticator app',
  description:
    'The app makes codes by RFC 6238 (SHA-1, 6 digits, 30 s). It becomes a factor when `identity.confirm-totp` ' +
    'gets its first code. Another start replaces it, and it expires after an hour.',
  access: 'signed-in',
  input: z.strictObject({
    currentPassword: presentedPasswordField,
    name: factorNameField.default('Authenticator app'),
  }),
  output: StartedTotp,
  refuses: [WrongPassword, ProofNeeded, TooManyFactors],
  needs: {
    ...ownerNeeds,
    factors: Factors,
    totp: Totp,
    vault: Vault,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'start-totp', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  prepare: ({ input, actor }, ports) => proveOwner(actor, input.currentPassword, ports),
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
