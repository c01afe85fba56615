import type { MailToken } from '../../../domain/identity/mail-token.ts';
import type { MailLinks } from '../ports.ts';

interface MailContent {
  readonly subject: string;
  readonly text: string;
}
const content = (subject: string, ...paragraphs: string[]): MailContent => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
});

export function tokenMail({ purpose }: MailToken, secret: string, links: MailLinks): MailContent {
  return purpose === 'verify-email'
    ? content(
        'Confirm your email address',
        'Someone, hopefully you, gave this address to Layers. To confirm it, open',
        links.verifyEmail(secret),
        'or enter this code within 30 minutes:',
        secret,
        'If it was not you, ignore this mail.',
      )
    : content(
        'Choose a new password',
        'Someone, hopefully you, asked for a new password for your Layers account. To choose one, open',
        links.resetPassword(secret),
        'or enter this code within 30 minutes:',
        secret,
        'It signs you out everywhere. If it was not you, ignore this mail: your password stays as it is.',
      );
}

export const emailChangeMail = (email: string): MailContent =>
  content(
    'Your email address is about to change',
    `Your Layers account is to use the address ${email} from now on, as soon as it is confirmed.`,
    'If it was not you, change your password at once: someone knows it.',
  );

export const passwordChangedMail = (): MailContent =>
  content(
    'Your password was changed',
    'The password of your Layers account was changed, and other devices were signed out.',
    'If it was not you, ask for a password reset at once.',
  );
