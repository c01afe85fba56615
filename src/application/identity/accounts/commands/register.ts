import { z } from 'zod';
import { Account, Accounts } from '../../../../domain/identity/account.ts';
import { EmailTaken, PasswordTooCommon, UsernameTaken } from '../../../../domain/identity/errors.ts';
import { MailTokens } from '../../../../domain/identity/mail-token.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { command } from '../../../kernel/operation.ts';
import { emailField, nameField, newPasswordField, usernameField } from '../../fields.ts';
import { BreachedPasswords, PasswordHasher } from '../../ports.ts';
import { endFormerSession, signedIn, signInNeeds, startSession } from '../../sessions/sign-in.ts';
import { SignedIn } from '../../views.ts';
import { assertStrongPassword } from '../assert-strong-password.ts';
import { issueMailToken } from '../issue-mail-token.ts';

export const register = command({
  name: 'identity.register',
  summary: 'Register an account and sign in',
  description: 'Sends a mail to confirm the address. `name` defaults to the username.',
  access: 'public',
  input: z.strictObject({
    username: usernameField,
    email: emailField,
    password: newPasswordField,
    name: nameField.optional(),
  }),
  output: SignedIn,
  refuses: [UsernameTaken, EmailTaken, PasswordTooCommon],
  needs: {
    ...signInNeeds,
    accounts: Accounts,
    mailTokens: MailTokens,
    hasher: PasswordHasher,
    breached: BreachedPasswords,
  },
  limits: [{ name: 'register', points: 5, seconds: 1800, per: 'address' }],
  replayable: false,
  async prepare({ input }, { accounts, hasher, breached }) {
    await assertStrongPassword(input.password, [input.username, input.email], 'password', { breached });
    await accounts.refuseTakenUsername(input.username);
    await accounts.refuseTakenEmail(input.email);
    return hasher.hash(input.password);
  },
  async handle({ input, actor, meta, prepared: passwordHash }, ports) {
    const { accounts, ids, clock } = ports;
    const { username, email, name = username } = input;
    await accounts.refuseTakenUsername(username);
    await accounts.refuseTakenEmail(email);
    if (meta.replacesCookie) await endFormerSession(actor, ports);
    const account = Account.register({
      id: ids.next<UserId>(),
      username,
      email,
      name,
      passwordHash,
      now: clock.now(),
    });
    accounts.add(account);
    issueMailToken({ purpose: 'verify-email', userId: account.id, email }, ports);
    return startSession({ userId: account.id, role: 'user', signedInWith: 'password' }, meta, ports);
  },
  answer: (session, { meta }, ports) => signedIn('registered', session, meta, ports),
});
