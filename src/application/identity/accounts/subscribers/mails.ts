import { type MailTokenId, MailTokens } from '../../../../domain/identity/mail-token.ts';
import {
  EmailChangeRequested,
  MailTokenIssued,
  PasswordChanged,
} from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Clock } from '../../../kernel/ports.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { Credentials } from '../../credentials.ts';
import { Mailer, MailLinks, SecretTokens } from '../../ports.ts';
import { secretOf } from '../issue-mail-token.ts';
import { emailChangeMail, passwordChangedMail, tokenMail } from '../mail-templates.ts';

export const sendMailToken = subscriber({
  name: 'identity.send-mail-token',
  when: 'side-effect',
  on: [MailTokenIssued],
  needs: {
    mailTokens: MailTokens,
    credentials: Credentials,
    secrets: SecretTokens,
    links: MailLinks,
    mailer: Mailer,
    clock: Clock,
  },
  async handle({ id, data }, { mailTokens, credentials, secrets, links, mailer, clock }) {
    const token = await mailTokens.find(data.tokenId as MailTokenId);
    if (!token || token.usedAt !== null || clock.now() >= token.expiresAt) return undefined;
    // Without a known account the mail goes to the account that has this address, or to nobody.
    const to = token.userId === null ? (await credentials.byEmail(token.email))?.email : token.email;
    if (to !== undefined) await mailer.send({ id, to, ...tokenMail(token, secretOf(secrets, token), links) });
    return undefined;
  },
});

export const tellFormerEmail = subscriber({
  name: 'identity.tell-former-email',
  when: 'side-effect',
  on: [EmailChangeRequested],
  needs: { mailTokens: MailTokens, mailer: Mailer },
  async handle({ id, data }, { mailTokens, mailer }) {
    const token = await mailTokens.find(data.tokenId as MailTokenId);
    if (token?.formerEmail) await mailer.send({ id, to: token.formerEmail, ...emailChangeMail(token.email) });
    return undefined;
  },
});

export const tellPasswordChanged = subscriber({
  name: 'identity.tell-password-changed',
  when: 'side-effect',
  on: [PasswordChanged],
  needs: { credentials: Credentials, mailer: Mailer },
  async handle({ id, data }, { credentials, mailer }) {
    const account = await credentials.byId(data.userId as UserId);
    if (account) await mailer.send({ id, to: account.email, ...passwordChangedMail() });
    return undefined;
  },
});
