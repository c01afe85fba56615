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
  const { code = '', responseCode = 0, response, message = String(thrown) } = thrown as SmtpError;
  const failed = (errorClass: string, permanent: boolean, outage = false) =>
    ({ kind: 'failed', errorClass, error: response ?? message, permanent, outage }) as const;
  // Our sign-in there, not this mail, is at fault.
  if (code === 'EAUTH') return failed('auth', false, true);
  // The server is about to go away.
  if (responseCode === 421) return failed('smtp-4xx', false, true);
  if (responseCode >= 500) return failed('smtp-5xx', true);
  if (responseCode >= 400) return failed('smtp-4xx', false);
  if (code === 'ETIMEDOUT') return failed('timeout', false, true);
  if (code === 'EENVELOPE') return failed('bad-address', true);
  if (code === 'EMESSAGE') return failed('bad-message', true);
  return failed('connection', false, true);
}
