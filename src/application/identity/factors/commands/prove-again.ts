import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { FactorUnusable, WrongCode, WrongPassword } from '../../../../domain/identity/errors.ts';
import { CodeAttempts } from '../../../../domain/identity/factors/code-attempts.ts';
import { LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import { type SessionId, Sessions } from '../../../../domain/identity/session.ts';
import { NotSignedIn } from '../../../kernel/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { Credentials } from '../../credentials.ts';
import { presentedPasswordField } from '../../fields.ts';
import { PasswordHasher, SecretTokens, SecurityLog } from '../../ports.ts';
import { provePassword } from '../../prove-password.ts';
import { acceptCode, proofNeeds } from '../accept-proof.ts';
import { codeField, exactlyOne } from '../fields.ts';
import { acceptPasskey } from '../passkeys/accept-passkey.ts';
import { takeChallenge } from '../passkeys/challenges.ts';
import { passkeyField } from '../passkeys/fields.ts';
import { countCode } from '../ticket.ts';

const events = {
  proven: 'proven-again',
  refused: 'proof-refused',
  copied: 'copied-passkey-refused',
  unusable: 'factor-unusable',
} as const;

export const proveAgain = command({
  name: 'identity.prove-again',
  summary: 'Prove that it is still you',
  description:
    'For 10 minutes this session can make calls that are refused with `identity.proof-needed`. Signing in does not ' +
    'count as a proof.',
  access: 'signed-in',
  whileSuspended: true,
  input: z
    .strictObject({
      code: codeField.optional(),
      passkey: passkeyField.optional(),
      password: presentedPasswordField.optional(),
    })
    .refine(...exactlyOne(['code', 'passkey', 'password'])),
  output: Nothing,
  refuses: [WrongCode, FactorUnusable, WrongPassword],
  needs: {
    ...proofNeeds,
    accounts: Accounts,
    attempts: CodeAttempts,
    sessions: Sessions,
    tickets: LogInTickets,
    secrets: SecretTokens,
    credentials: Credentials,
    hasher: PasswordHasher,
    log: SecurityLog,
  },
  limits: [{ name: 'prove-again', points: 10, seconds: 60, per: 'account' }],
  replayable: false,
  async prepare({ input: { password }, actor }, ports) {
    return password === undefined ? undefined : provePassword(actor.id, password, ports);
  },
  async handle({ input: { code, passkey }, actor, prepared: proven }, ports) {
    const { accounts, factors, attempts, sessions, clock } = ports;
    if (proven) (await ownAccount(accounts, actor)).assertPassword(proven.passwordHash);
    if (code !== undefined) {
      const own = await factors.ofAccount(actor.id);
      await countCode(actor.id, ports);
      const outcome = await acceptCode(own, code, ports);
      if (outcome !== 'accepted') return outcome === 'unusable' ? outcome : 'refused';
      attempts.giveBack(actor.id);
    }
    if (passkey !== undefined) {
      const challenge = await takeChallenge(passkey, 'prove-again', actor, ports);
      const asked = { userId: actor.id, userVerification: 'preferred' } as const;
      const proof = challenge && (await acceptPasskey(passkey, { ...asked, challenge }, ports));
      if (!proof) return 'refused';
      if (proof.isCopy) return 'copied';
    }
    const session = await sessions.find(actor.sessionId as SessionId);
    if (!session) throw new NotSignedIn();
    session.prove(clock.now());
    return 'proven';
  },
  // Refused after the commit, so that the attempt stays stored.
  async answer(outcome, { actor, meta }, { log }) {
    log.write(events[outcome], { userId: actor.id, sessionId: actor.sessionId }, meta);
    if (outcome === 'unusable') throw new FactorUnusable();
    if (outcome !== 'proven') throw new WrongCode();
    return nothing;
  },
});
