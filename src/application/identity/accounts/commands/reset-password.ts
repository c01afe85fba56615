import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { MailTokenRejected, PasswordTooCommon } from '../../../../domain/identity/errors.ts';
import { assertUsable, MailTokens, rejectMailToken } from '../../../../domain/identity/mail-token.ts';
import { Sessions } from '../../../../domain/identity/session.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { Credentials } from '../../credentials.ts';
import { mailTokenField, newPasswordField } from '../../fields.ts';
import { BreachedPasswords, PasswordHasher, SecretTokens, SecurityLog } from '../../ports.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import { assertStrongPassword } from '../assert-strong-password.ts';

export const resetPassword = command({
  name: 'identity.reset-password',
  summary: 'Choose a new password with the token of a mail',
  description: 'Ends all sessions.',
  access: 'public',
  input: z.strictObject({ token: mailTokenField, password: newPasswordField }),
  output: Nothing,
  refuses: [MailTokenRejected, PasswordTooCommon],
  needs: {
    accounts: Accounts,
    sessions: Sessions,
    mailTokens: MailTokens,
    credentials: Credentials,
    hasher: PasswordHasher,
    breached: BreachedPasswords,
    secrets: SecretTokens,
    unitOfWork: UnitOfWork,
    clock: Clock,
    log: SecurityLog,
  },
  limits: [{ name: 'reset-password', points: 20, seconds: 600, per: 'address' }],
  replayable: false,
  async prepare({ input: { token: secret, password } }, ports) {
    const { mailTokens, credentials, hasher, secrets, clock } = ports;
    const token = await mailTokens.findByDigest(secrets.digest(secret));
    assertUsable(token, 'reset-password', clock.now());
    const { username } = (await credentials.byEmail(token.email)) ?? rejectMailToken();
    await assertStrongPassword(password, [username, token.email], 'password', ports);
    return { token, hash: await hasher.hash(password) };
  },
  async handle({ prepared: { token, hash } }, { accounts, sessions, mailTokens, unitOfWork, clock }) {
    const now = clock.now();
    assertUsable(token, 'reset-password', now);
    if (!(await mailTokens.spend(token.id, now))) rejectMailToken();
    const account = (await accounts.findByEmail(token.email)) ?? rejectMailToken();
    account.verifyEmail(token.email, now);
    account.changePassword(hash);
    // Stored first, so that no sign-in with the old password starts a session that is missed here.
    await unitOfWork.flush();
    await endSessions(sessions, account.id);
    return account.id;
  },
  async answer(userId, { meta }, { log }) {
    log.write('password-reset', { userId }, meta);
    return nothing;
  },
});
