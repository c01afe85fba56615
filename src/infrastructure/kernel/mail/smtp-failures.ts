import { MailFailed, type MailVerdict } from '../../../application/kernel/mail/mailer.ts';

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** RFC 3463: no such mailbox or host, bad syntax, moved, accepts no mail, disabled. */
const noSuchAddress = /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/;
/** The reply code and the enhanced status; the text after them may contain anything. */
const status = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}\b)?/;
/** nodemailer hides the codes of certificates and sockets behind its own: only the message has them. */
const badTls = /certificate|SSL routines|altnames|\bTLS\b/i;
const systemCode = /\bE[A-Z_]{3,}\b/;

/** What an error of nodemailer means. */
export function smtpFailure(error: unknown): MailFailed {
  const { code = '', command = '', responseCode = 0, response, message = String(error) } = error as SmtpError;
  const failed = (verdict: MailVerdict, errorClass: string) =>
    new MailFailed({
      ...{ verdict, errorClass, answer: response ?? message },
      code: status.exec(response ?? '')?.[0] ?? systemCode.exec(message)?.[0],
    });
  // The sign-in at the provider failed, not this mail.
  if (code === 'EAUTH' || code === 'ENOAUTH') return failed('refused', 'auth');
  if (code === 'ETLS') return failed('refused', 'tls');
  if (responseCode >= 400) {
    const isLasting = responseCode >= 500;
    const errorClass = isLasting ? 'smtp-5xx' : 'smtp-4xx';
    // Earlier commands are about the sender, not this mail. 421 means that the server is shutting down.
    if ((command !== 'RCPT TO' && command !== 'DATA') || responseCode === 421)
      return failed(isLasting ? 'refused' : 'away', errorClass);
    if (!isLasting) return failed('postponed', errorClass);
    return failed(noSuchAddress.test(response ?? '') ? 'no-such-address' : 'rejected', errorClass);
  }
  if (code === 'ETIMEDOUT') return failed('away', 'timeout');
  if (code === 'EENVELOPE') return failed('rejected', 'bad-address');
  if (code === 'EMESSAGE') return failed('rejected', 'bad-message');
  return badTls.test(message) ? failed('refused', 'tls') : failed('away', 'connection');
}
