import type { Outcome } from '../../../domain/notifications/delivery.ts';

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** RFC 3463: no such mailbox or host, bad syntax, moved, accepts no mail, disabled. */
const noSuchAddress = /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/;

export const isHardBounce = (error: unknown): boolean => {
  const { responseCode = 0, response = '' } = error as SmtpError;
  return responseCode >= 500 && noSuchAddress.test(response);
};

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
  // The sign-in at the provider failed, not this mail.
  if (code === 'EAUTH') return failed('auth', false, true);
  if (responseCode >= 400) {
    const errorClass = responseCode >= 500 ? 'smtp-5xx' : 'smtp-4xx';
    // Earlier commands are about the sender, not this mail. 421 means that the server is shutting down.
    const isAboutMail = (command === 'RCPT TO' || command === 'DATA') && responseCode !== 421;
    return failed(errorClass, isAboutMail && responseCode >= 500, !isAboutMail);
  }
  if (code === 'ETIMEDOUT') return failed('timeout', false, true);
  if (code === 'EENVELOPE') return failed('bad-address', true);
  if (code === 'EMESSAGE') return failed('bad-message', true);
  return failed('connection', false, true);
}
