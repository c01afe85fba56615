import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { EmailTaken, UsernameTaken, WrongPassword } from '../../../../domain/identity/errors.ts';
import { type MailTokenId, MailTokens } from '../../../../domain/identity/mail-token.ts';
import { InvalidFields, NotSignedIn, ProofNeeded } from '../../../kernel/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids, StepUp } from '../../../kernel/ports.ts';
import { issueMailToken } from '../../accounts/issue-mail-token.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { Credentials } from '../../credentials.ts';
import {
  bioField,
  emailField,
  linksField,
  locationField,
  nameField,
  presentedPasswordField,
  settingsField,
  usernameField,
} from '../../fields.ts';
import { PasswordHasher, SecretTokens } from '../../ports.ts';
import { provePassword } from '../../prove-password.ts';
import { Profiles } from '../../readers.ts';
import { Me } from '../../views.ts';

export const updateMe = command({
  name: 'identity.update-me',
  summary: 'Change your profile and settings',
  description:
    'Links and settings merge; null clears. A new username or email address needs `currentPassword`, and with a second factor a fresh proof. A new address ' +
    'takes effect once it is verified; the old address gets a warning.',
  access: 'signed-in',
  input: z.strictObject({
    username: usernameField.optional(),
    email: emailField.optional(),
    currentPassword: presentedPasswordField.optional(),
    name: nameField.optional(),
    bio: bioField.optional(),
    location: locationField.optional(),
    links: linksField.optional(),
    settings: settingsField.optional(),
  }),
  output: Me,
  refuses: [WrongPassword, ProofNeeded, UsernameTaken, EmailTaken],
  needs: {
    accounts: Accounts,
    credentials: Credentials,
    mailTokens: MailTokens,
    profiles: Profiles,
    hasher: PasswordHasher,
    stepUp: StepUp,
    secrets: SecretTokens,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'update-me', points: 30, seconds: 60, per: 'account' }],
  async prepare({ input: { currentPassword }, actor }, ports) {
    return currentPassword === undefined ? undefined : provePassword(actor.id, currentPassword, ports);
  },
  async handle({ input, actor, prepared: proven }, ports) {
    const { accounts, ids } = ports;
    const { username, email, currentPassword: _, ...profile } = input;
    const account = await ownAccount(accounts, actor);
    if (account.needsPasswordFor(input)) {
      if (!proven) throw passwordMissing();
      account.assertPassword(proven.passwordHash);
      await ports.stepUp.assertProven(actor);
    }
    if (username !== undefined) {
      await accounts.refuseTakenUsername(username, actor.id);
      account.rename(username);
    }
    if (email !== undefined) {
      await accounts.refuseTakenEmail(email, actor.id);
      const id = ids.next<MailTokenId>();
      const formerEmail = account.requestEmail(email, id);
      if (formerEmail !== null)
        issueMailToken({ id, purpose: 'verify-email', userId: actor.id, email, formerEmail }, ports);
    }
    if (Object.keys(profile).length > 0) account.edit(profile);
  },
  async answer(_done, { actor }, { profiles }) {
    const me = await profiles.me(actor.id);
    if (!me) throw new NotSignedIn();
    return me;
  },
});

const passwordMissing = () =>
  new InvalidFields({
    errors: [
      {
        pointer: '/currentPassword',
        detail: 'is needed for a new username or email address',
        kind: 'required',
      },
    ],
  });
