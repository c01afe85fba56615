import { createHash } from 'node:crypto';
import { escapeHtml } from '../../../application/kernel/html.ts';
import type { Language } from '../../../domain/kernel/language.ts';
import { logo, style } from './style.ts';
import { texts } from './texts.ts';

export type PageName = 'verify-email' | 'reset-password' | 'unsubscribe';

export interface PageState {
  readonly language: Language;
  /** Undefined when the address has none. */
  readonly token: string | undefined;
  readonly done?: boolean;
  readonly error?: string | undefined;
  /** Whether another attempt with the same token may succeed. */
  readonly again?: boolean;
  /** Whether the service has the web app, to which the page then links. */
  readonly hasApp: boolean;
}

/** Where the app continues. */
const nextPaths: Readonly<Record<PageName, string>> = {
  'verify-email': '/',
  'reset-password': '/sign-in',
  unsubscribe: '/settings/notifications',
};

const styleHash = createHash('sha256').update(style).digest('base64');

/** No script, no cookie, nothing from elsewhere; the token stays out of logs, caches and referrers. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  vary: 'Accept-Language',
};

/** The whole page, in one language, usable with a keyboard and a screen reader. */
export function renderPage(name: PageName, state: PageState): string {
  const { language, token, done = false, error, again = true, hasApp } = state;
  const words = texts[language];
  const page = words[name];
  const content = done
    ? [
        `<p role="status">${page.done}</p>`,
        ...(hasApp ? [`<a class="next" href="${nextPaths[name]}">${page.next}</a>`] : []),
      ]
    : [
        ...(error === undefined ? [] : [`<p role="alert" id="error">${error}</p>`]),
        ...(token !== undefined && again
          ? [`<p>${page.explanation}</p>`, form(name, { ...state, token })]
          : []),
      ];
  const title = `${!done && error !== undefined ? `${error} – ` : ''}${page.title}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Layers</title>
<style>${style}</style>
</head>
<body>
<header>${hasApp ? `<a class="brand" href="/">${logo}Layers</a>` : `<span class="brand">${logo}Layers</span>`}</header>
<main>
<h1>${page.title}</h1>
${content.join('\n')}
</main>
${done ? '' : languageLink(name, state)}
</body>
</html>
`;
}

function form(name: PageName, { language, token, error }: PageState & { readonly token: string }): string {
  return `<form method="post" action="/${name}">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<input type="hidden" name="lang" value="${language}">
${name === 'reset-password' ? passwordField(language, error !== undefined) : ''}<button type="submit">${texts[language][name].button}</button>
</form>`;
}

function passwordField(language: Language, isInvalid: boolean): string {
  const { password, passwordHint } = texts[language]['reset-password'];
  const about = isInvalid ? 'aria-invalid="true" aria-describedby="error hint"' : 'aria-describedby="hint"';
  return `<label for="password">${password}</label>
<input type="password" id="password" name="password" autocomplete="new-password" minlength="8" required autofocus ${about}>
<p id="hint">${passwordHint}</p>
`;
}

function languageLink(name: PageName, { language, token }: PageState): string {
  const other = language === 'en' ? 'ru' : 'en';
  const query = new URLSearchParams({ ...(token !== undefined && { token }), lang: other });
  return `<footer><p><a href="/${name}?${escapeHtml(`${query}`)}" lang="${other}" hreflang="${other}">${texts[language].otherLanguage}</a></p></footer>`;
}
