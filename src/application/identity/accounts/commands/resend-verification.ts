import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { foldEmail } from '../../../../domain/identity/login.ts';
import { MailTokens } from '../../../../domain/identity/mail-token.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { emailField } from '../../fields.ts';
import { SecretTokens } from '../../ports.ts';
import { issueMailToken } from '../issue-mail-token.ts';
import { ownAccount } from '../own-account.ts';

export const resendVerification = command({
  name: 'identity.resend-verification',
  summary: 'Ask for another mail to confirm an email address',
  description:
    'When signed in, it goes to your unverified address; otherwise give `email`. The answer is always the same.',
  access: 'public',
  input: z.strictObject({ email: emailField.optional() }),
  output: Nothing,
  refuses: [],
  needs: {
    accounts: Accounts,
    mailTokens: MailTokens,
    secrets: SecretTokens,
    ids: Ids,
    clock: Clock,
  },
  limits: [
    { name: 'resend-verification-address', points: 10, seconds: 600, per: 'address' },
    {
      name: 'resend-verification-account',
      points: 5,
      seconds: 1800,
      per: ({ email }) => (email === undefined ? undefined : foldEmail(email)),
    },
  ],
  replayable: false,
  async handle({ input, actor }, ports) {
    if (input.email !== undefined) {
      issueMailToken({ purpose: 'verify-email', userId: null, email: input.email }, ports);
      return nothing;
    }
    if (!actor)
      throw new InvalidFields({
        errors: [{ pointer: '/email', detail: 'is required without a sign-in', kind: 'required' }],
      });
    const email = (await ownAccount(ports.accounts, actor)).unverifiedEmail();
    if (email !== null) issueMailToken({ purpose: 'verify-email', userId: actor.id, email }, ports);
    return nothing;
  },
});
