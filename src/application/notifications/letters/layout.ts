/** What a mail is made of, whatever it looks like. */
export interface Sheet {
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

export interface Letter {
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
/** Text as HTML shows it, in attributes too. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (found) => entities[found]!);

const link = ({ label, url }: Link) => `<a href="${escaped(url)}">${escaped(label)}</a>`;
const paragraph = (text: string) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;

/** The same twice: as text, and as HTML. */
export function lettered(sheet: Sheet): Letter {
  const { language, greeting, paragraphs, action, why, unsubscribe } = sheet;
  // One line: what people write has none of its own there.
  const subject = sheet.subject.replaceAll(/\s+/g, ' ').slice(0, 200);
  const text = [
    ...[greeting, ...paragraphs, `${action.label}: ${action.url}`],
    `-- \n${why}\n${unsubscribe.label}: ${unsubscribe.url}`,
  ].join('\n\n');
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family: sans-serif; max-width: 36em; margin: 2em auto; line-height: 1.5">
${[greeting, ...paragraphs].map(paragraph).join('\n')}
<p>${link(action)}</p>
<p style="color: #666; font-size: small">${escaped(why)}<br>${link(unsubscribe)}</p>
</body>
</html>
`;
  return { language, subject, text: `${text}\n`, html };
}
