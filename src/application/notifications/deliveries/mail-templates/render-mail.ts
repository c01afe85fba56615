/** The parts of a mail, without layout. */
export interface MailContent {
  readonly language: string;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly action: Link;
  readonly why: string;
  readonly unsubscribe: Link;
}
interface Link {
  readonly label: string;
  readonly url: string;
}

export interface Mail {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** For text and attribute values. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (found) => entities[found]!);

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
    `${action.label}: ${action.url}`,
    `-- \n${why}\n${unsubscribe.label}: ${unsubscribe.url}`,
  ].join('\n\n');
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; max-width: 36em; margin: 2em auto; line-height: 1.5">
${[greeting, ...paragraphs].map(paragraph).join('\n')}
<p>${link(action)}</p>
<p style="color: #666; font-size: small">${escapeHtml(why)}<br>${link(unsubscribe)}</p>
</body>
</html>
`;
  return { language, subject, text: `${text}\n`, html };
}
