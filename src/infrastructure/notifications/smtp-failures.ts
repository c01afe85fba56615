import type { Outcome } from '../../domain/notifications/delivery.ts';

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** RFC 3463: no such mailbox, host or syntax, moved away, no mail accepted there at all, disabled. */
const noSuchAddress = /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/;

export const isHardBounce = (error: unknown): boolean => {
  const { responseCode = 0, response = '' } = error as SmtpError;
  return responseCode >= 500 && noSuchAddress.test(response);
};

/** What a failed attempt to send a mail means. */
export function smtpFailure(thrown: unknown): Extract<Outcome, { kind: 'failed' }> {
  const {
    code = '',
    command = '',
    responseCode = 0,
    response,
    message = String(thrown),
  } = thrown as SmtpError;
  const failed = (errorClass: string, permanent: boolean, outage = false) =>
    ({ kind: 'failed', errorClass, error: response ?? message, permanent, outage }) as const;
  // Our sign-in there, not this mail, is at fault.
  if (code === 'EAUTH') return failed('auth', false, true);
  if (responseCode >= 400) {
    const errorClass = responseCode >= 500 ? 'smtp-5xx' : 'smtp-4xx';
    // Only then it speaks of this mail; before, of who sends it. With a 421 it is about to go away.
    const isAboutMail = (command === 'RCPT TO' || command === 'DATA') && responseCode !== 421;
    return failed(errorClass, isAboutMail && responseCode >= 500, !isAboutMail);
  }
  if (code === 'ETIMEDOUT') return failed('timeout', false, true);
  if (code === 'EENVELOPE') return failed('bad-address', true);
  if (code === 'EMESSAGE') return failed('bad-message', true);
  return failed('connection', false, true);
}
