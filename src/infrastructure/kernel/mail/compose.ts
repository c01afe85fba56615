import type { OutgoingMail } from '../../../application/kernel/mail/mailer.ts';

type Nodemailer = typeof import('nodemailer');

/**
 * Loads nodemailer when it is first needed: it takes megabytes and part of the start-up time, and many processes
 * send no mail.
 */
export function atFirst<T>(make: (library: Nodemailer) => T): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= import('nodemailer').then(make));
}

/** A mail as nodemailer takes it, always addressed to exactly one recipient. */
export const composed = ({ id, to, language, headers, ...content }: OutgoingMail, from: string) => ({
  ...content,
  from,
  to: { name: '', address: to },
  messageId: messageId(id, from),
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language, ...headers },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The Message-ID of a mail: its id, at the domain of the sender. */
export const messageId = (id: string, from: string): string =>
  `<${id}@${/@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'}>`;
