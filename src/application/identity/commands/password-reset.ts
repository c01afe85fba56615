import { z } from 'zod';
import { Accounts } from '../../../domain/identity/account.ts';
import { MailTokenRejected, PasswordTooCommon } from '../../../domain/identity/errors.ts';
import { foldEmail } from '../../../domain/identity/login.ts';
import { MailTokens, rejectMailToken, requireUsable } from '../../../domain/identity/mail-token.ts';
import { Sessions } from '../../../domain/identity/session.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder, Ids } from '../../kernel/ports.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Credentials } from '../credentials.ts';
import { emailField, mailTokenField, newPasswordField } from '../fields.ts';
import { issueMailToken } from '../mail-token-issue.ts';
import { refuseWeak } from '../password-choice.ts';
import { BreachedPasswords, PasswordHasher, SecretTokens, SecurityLog } from '../ports.ts';

export const requestPasswordReset = command({
  name: 'identity.request-password-reset',
  summary: 'Ask for a mail to choose a new password',
  description: 'The answer is the same whether or not the address is known.',
  access: 'public',
  input: z.strictObject({ email: emailField }),
  output: Nothing,
  refuses: [],
  needs: { mailTokens: MailTokens, secrets: SecretTokens, recorder: EventRecorder, ids: Ids, clock: Clock },
  limits: [
    { name: 'password-reset-address', points: 10, seconds: 600, per: 'address' },
    { name: 'password-reset-account', points: 5, seconds: 1800, per: ({ email }) => foldEmail(email) },
  ],
  replayable: false,
  async handle({ input: { email } }, ports) {
    // Whose address it is, is asked when the mail is sent: so the time of this call tells nothing.
    issueMailToken({ purpose: 'reset-password', userId: null, email }, ports);
    return nothing;
  },
});

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
    requireUsable(token, 'reset-password', clock.now());
    const { username } = (await credentials.byEmail(token.email)) ?? rejectMailToken();
    await refuseWeak(password, [username, token.email], 'password', ports);
    return { token, hash: await hasher.hash(password) };
  },
  async handle({ prepared: { token, hash } }, { accounts, sessions, mailTokens, unitOfWork, clock }) {
    const now = clock.now();
    requireUsable(token, 'reset-password', now);
    if (!(await mailTokens.spend(token.id, now))) rejectMailToken();
    const account = (await accounts.findByEmail(token.email)) ?? rejectMailToken();
    account.verifyEmail(token.email, now);
    account.changePassword(hash);
    // From here on nobody signs in by the old password, so none of its sessions is missed.
    await unitOfWork.flush();
    await sessions.endAll(account.id);
    return account.id;
  },
  async answer(userId, { meta }, { log }) {
    log.tell('password-reset', { userId }, meta);
    return nothing;
  },
});
