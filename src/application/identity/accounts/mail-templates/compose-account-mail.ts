import type { MailToken } from '../../../../domain/identity/mail-token.ts';
import { type Mail, renderMail } from '../../../kernel/mail/render-mail.ts';
import type { MailLinks, MailRecipient } from '../../ports.ts';
import { type FactorMailTexts, factorMailTexts } from './factor-texts.ts';
import { accountMailTexts, type Texts } from './texts.ts';

/** A mail with a link, and the secret on a line of its own for apps that ask for a code. */
export function tokenMail(
  { purpose }: Pick<MailToken, 'purpose'>,
  secret: string,
  links: MailLinks,
  { name, language }: MailRecipient,
): Mail {
  const texts = accountMailTexts[language];
  const { subject, before, action, after } = purpose === 'verify-email' ? texts.verify : texts.reset;
  const url = purpose === 'verify-email' ? links.verifyEmail(secret) : links.resetPassword(secret);
  return renderMail({
    ...{ language, subject, why: texts.why },
    greeting: texts.greeting(name),
    paragraphs: [before, `${texts.orEnterCode}\n${secret}`, after],
    action: { label: action, url },
  });
}

/** A warning to the address that is about to be replaced. */
export const emailChangeMail = (email: string, recipient: MailRecipient): Mail =>
  notice(recipient, accountMailTexts[recipient.language].emailChange(email));

export const passwordChangedMail = (recipient: MailRecipient): Mail =>
  notice(recipient, accountMailTexts[recipient.language].passwordChanged);

/** `texts` picks one of the texts about second factors. */
export const factorMail = (recipient: MailRecipient, texts: (of: FactorMailTexts) => Texts): Mail =>
  notice(recipient, texts(factorMailTexts[recipient.language]));

function notice({ name, language }: MailRecipient, { subject, before, after }: Texts): Mail {
  const { greeting, why } = accountMailTexts[language];
  return renderMail({ language, subject, greeting: greeting(name), paragraphs: [before, after], why });
}
