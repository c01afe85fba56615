import { z } from 'zod';
import { Accounts } from '../../../domain/identity/account.ts';
import { EmailTaken, MailTokenRejected } from '../../../domain/identity/errors.ts';
import { foldEmail } from '../../../domain/identity/login.ts';
import { MailTokens, rejectMailToken, requireUsable } from '../../../domain/identity/mail-token.ts';
import { InvalidFields } from '../../kernel/errors.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder, Ids } from '../../kernel/ports.ts';
import { emailField, mailTokenField } from '../fields.ts';
import { issueMailToken } from '../mail-token-issue.ts';
import { ownAccount } from '../own-account.ts';
import { SecretTokens } from '../ports.ts';

export const verifyEmail = command({
  name: 'identity.verify-email',
  summary: 'Confirm an email address with the token of a mail',
  access: 'public',
  input: z.strictObject({ token: mailTokenField }),
  output: Nothing,
  refuses: [MailTokenRejected, EmailTaken],
  needs: { accounts: Accounts, mailTokens: MailTokens, secrets: SecretTokens, clock: Clock },
  limits: [{ name: 'verify-email', points: 30, seconds: 600, per: 'address' }],
  replayable: false,
  async handle({ input }, { accounts, mailTokens, secrets, clock }) {
    const now = clock.now();
    const token = await mailTokens.findByDigest(secrets.digest(input.token));
    requireUsable(token, 'verify-email', now);
    if (!(await mailTokens.spend(token.id, now))) rejectMailToken();
    const owner = token.userId === null ? accounts.findByEmail(token.email) : accounts.find(token.userId);
    const account = (await owner) ?? rejectMailToken();
    await accounts.refuseTakenEmail(token.email, account.id);
    account.verifyEmail(token.email, now);
    return nothing;
  },
});

export const resendVerification = command({
  name: 'identity.resend-verification',
  summary: 'Ask for another mail to confirm an email address',
  description:
    'Signed in, it goes to the address that waits for it; otherwise say `email`. The answer is always the same.',
  access: 'public',
  input: z.strictObject({ email: emailField.optional() }),
  output: Nothing,
  refuses: [],
  needs: {
    accounts: Accounts,
    mailTokens: MailTokens,
    secrets: SecretTokens,
    recorder: EventRecorder,
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
      throw new InvalidFields({ errors: [{ pointer: '/email', detail: 'is needed without a sign-in' }] });
    const email = (await ownAccount(ports.accounts, actor)).unverifiedEmail();
    if (email !== null) issueMailToken({ purpose: 'verify-email', userId: actor.id, email }, ports);
    return nothing;
  },
});
