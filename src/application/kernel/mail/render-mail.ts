import type { Language } from '../../../domain/kernel/language.ts';
import { escapeHtml } from '../html.ts';

/** The parts of a mail, without layout. */
export interface MailContent {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly action?: Link;
  readonly why: string;
  /** Absent from mails that nobody can do without. */
  readonly unsubscribe?: Link;
}
interface Link {
  readonly label: string;
  readonly url: string;
}

export interface Mail {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const link = ({ label, url }: Link) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
const paragraph = (text: string) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;

/** Renders the content as plain text and as HTML. */
export function renderMail(sheet: MailContent): Mail {
  const { language, greeting, paragraphs, action, why, unsubscribe } = sheet;
  // Titles written by people may contain line breaks.
  const subject = sheet.subject.replaceAll(/\s+/g, ' ').slice(0, 200);
  const text = [
    greeting,
    ...paragraphs,
    ...(action ? [`${action.label}: ${action.url}`] : []),
    `-- \n${[why, ...(unsubscribe ? [`${unsubscribe.label}: ${unsubscribe.url}`] : [])].join('\n')}`,
  ].join('\n\n');
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; max-width: 36em; margin: 2em auto; line-height: 1.5">
${[greeting, ...paragraphs].map(paragraph).join('\n')}
${action ? `<p>${link(action)}</p>\n` : ''}<p style="color: #666; font-size: small">${escapeHtml(why)}${unsubscribe ? `<br>${link(unsubscribe)}` : ''}</p>
</body>
</html>
`;
  return { language, subject, text: `${text}\n`, html };
}
