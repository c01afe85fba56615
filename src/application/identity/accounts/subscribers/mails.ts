import { type MailTokenId, MailTokens } from '../../../../domain/identity/mail-token.ts';
import {
  EmailChangeRequested,
  MailTokenIssued,
  PasswordChanged,
} from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Mailer } from '../../../kernel/mail/mailer.ts';
import { Clock } from '../../../kernel/ports.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { Credentials } from '../../credentials.ts';
import { AccountMailRecipients, MailLinks, SecretTokens } from '../../ports.ts';
import { secretOf } from '../issue-mail-token.ts';
import { emailChangeMail, passwordChangedMail, tokenMail } from '../mail-templates/compose-account-mail.ts';

export const sendMailToken = subscriber({
  name: 'identity.send-mail-token',
  when: 'side-effect',
  on: [MailTokenIssued],
  needs: {
    mailTokens: MailTokens,
    credentials: Credentials,
    recipients: AccountMailRecipients,
    secrets: SecretTokens,
    links: MailLinks,
    mailer: Mailer,
    clock: Clock,
  },
  async handle({ id, data }, { mailTokens, credentials, recipients, secrets, links, mailer, clock }) {
    const token = await mailTokens.find(data.tokenId as MailTokenId);
    if (!token || token.usedAt !== null || clock.now() >= token.expiresAt) return undefined;
    // Without a known account the mail goes to the account that has this address, or to nobody.
    const account = token.userId === null ? await credentials.byEmail(token.email) : undefined;
    const userId = token.userId ?? account?.userId;
    const recipient = userId && (await recipients.of(userId));
    const secret = secretOf(secrets, token);
    if (!recipient || secret === undefined) return undefined;
    const to = account?.email ?? token.email;
    await mailer.send({ id, to, ...tokenMail(token, secret, links, recipient) });
    return undefined;
  },
});

export const tellFormerEmail = subscriber({
  name: 'identity.tell-former-email',
  when: 'side-effect',
  on: [EmailChangeRequested],
  needs: { mailTokens: MailTokens, recipients: AccountMailRecipients, mailer: Mailer },
  async handle({ id, data }, { mailTokens, recipients, mailer }) {
    const token = await mailTokens.find(data.tokenId as MailTokenId);
    const recipient = token?.userId && (await recipients.of(token.userId));
    if (recipient && token.formerEmail)
      await mailer.send({ id, to: token.formerEmail, ...emailChangeMail(token.email, recipient) });
    return undefined;
  },
});

export const tellPasswordChanged = subscriber({
  name: 'identity.tell-password-changed',
  when: 'side-effect',
  on: [PasswordChanged],
  needs: { credentials: Credentials, recipients: AccountMailRecipients, mailer: Mailer },
  async handle({ id, data }, { credentials, recipients, mailer }) {
    const account = await credentials.byId(data.userId as UserId);
    const recipient = account && (await recipients.of(account.userId));
    if (recipient) await mailer.send({ id, to: account.email, ...passwordChangedMail(recipient) });
    return undefined;
  },
});
