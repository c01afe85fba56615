import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { EmailTaken, MailTokenRejected } from '../../../../domain/identity/errors.ts';
import { assertUsable, MailTokens, rejectMailToken } from '../../../../domain/identity/mail-token.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { mailTokenField } from '../../fields.ts';
import { SecretTokens } from '../../ports.ts';

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
    assertUsable(token, 'verify-email', now);
    if (!(await mailTokens.spend(token.id, now))) rejectMailToken();
    const owner = token.userId === null ? accounts.findByEmail(token.email) : accounts.find(token.userId);
    const account = (await owner) ?? rejectMailToken();
    await accounts.refuseTakenEmail(token.email, account.id);
    account.verifyEmail(token.email, now);
    return nothing;
  },
});
