import { z } from 'zod';
import { foldEmail } from '../../../../domain/identity/login.ts';
import { MailTokens } from '../../../../domain/identity/mail-token.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { emailField } from '../../fields.ts';
import { SecretTokens } from '../../ports.ts';
import { issueMailToken } from '../issue-mail-token.ts';

export const requestPasswordReset = command({
  name: 'identity.request-password-reset',
  summary: 'Ask for a mail to choose a new password',
  description: 'The answer is the same whether or not the address is known.',
  access: 'public',
  input: z.strictObject({ email: emailField }),
  output: Nothing,
  refuses: [],
  needs: { mailTokens: MailTokens, secrets: SecretTokens, ids: Ids, clock: Clock },
  limits: [
    { name: 'password-reset-address', points: 10, seconds: 600, per: 'address' },
    { name: 'password-reset-account', points: 5, seconds: 1800, per: ({ email }) => foldEmail(email) },
  ],
  replayable: false,
  async handle({ input: { email } }, ports) {
    // The account is looked up only when the mail is sent, so that the response time reveals nothing.
    issueMailToken({ purpose: 'reset-password', userId: null, email }, ports);
    return nothing;
  },
});
