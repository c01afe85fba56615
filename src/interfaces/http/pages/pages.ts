import type { IncomingMessage } from 'node:http';
import type { Operation } from '../../../application/kernel/operation.ts';
import { type Language, languages } from '../../../domain/kernel/language.ts';
import { formFields } from '../../kit/requests/body.ts';
import { type Problem, problemHeaders } from '../../problem.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { type PageName, pageHeaders, renderPage } from './render-page.ts';
import { texts } from './texts.ts';

/** The pages that mails link to, each with the operation that its button calls. */
export const pages = {
  'verify-email': 'identity.verify-email',
  'reset-password': 'identity.reset-password',
  unsubscribe: 'notifications.unsubscribe',
} as const satisfies Record<PageName, string>;

/** Shows the page. It uses no token: programs that check mails open the links in them. */
export async function showPage(name: PageName, context: RequestContext, hasApp: boolean): Promise<Response> {
  const query = queryOf(context.incoming);
  const language = languageOf(context.incoming, query.get('lang'));
  const token = query.get('token') || undefined;
  if (token !== undefined)
    return context.answer(200, renderPage(name, { language, token, hasApp }), pageHeaders);
  const error = texts[language].noToken;
  return context.answer(400, renderPage(name, { language, token, error, hasApp }), pageHeaders);
}

/** Runs the operation, and shows its outcome. Mail programs post to `unsubscribe` by themselves (RFC 8058). */
export async function submitPage(
  name: PageName,
  context: RequestContext,
  operation: Operation,
  hasApp: boolean,
): Promise<Response> {
  const { incoming } = context;
  const query = queryOf(incoming);
  let language = languageOf(incoming, query.get('lang'));
  let token: string | undefined;
  try {
    const fields = await formFields(incoming);
    language = languageOf(incoming, fields.get('lang') ?? query.get('lang'));
    token = fields.get('token') || query.get('token') || undefined;
    if (token === undefined) {
      const error = texts[language].noToken;
      return context.answer(400, renderPage(name, { language, token, error, hasApp }), pageHeaders);
    }
    const input = { token, ...(name === 'reset-password' && { password: fields.get('password') ?? '' }) };
    await context.dispatch(operation, input, context.idempotencyKey());
    return context.answer(200, renderPage(name, { language, token, done: true, hasApp }), pageHeaders);
  } catch (error) {
    const problem = context.problemOf(error);
    const page = renderPage(name, { language, token, hasApp, ...explained(problem, language) });
    return context.answer(problem.status, page, { ...problemHeaders(problem), ...pageHeaders });
  }
}

/** What the person reads, and whether the form is worth another attempt. */
function explained({ code, errors = [] }: Problem, language: Language) {
  const { refusals, failed, 'reset-password': reset } = texts[language];
  const pointers = errors.map(({ pointer }) => pointer);
  if (code === 'request.invalid-fields' && pointers.includes('/token'))
    return { error: refusals['identity.mail-token-rejected'], again: false };
  if (code === 'request.invalid-fields' && pointers.includes('/password'))
    return { error: reset.passwordHint };
  const isFinal = [
    'identity.mail-token-rejected',
    'identity.email-taken',
    'notifications.unsubscribe-token-rejected',
  ];
  return { error: refusals[code] ?? failed, again: !isFinal.includes(code) };
}

const queryOf = ({ url = '' }: IncomingMessage) => new URLSearchParams(url.split('?')[1] ?? '');

/** The chosen language, else the first of the browser's that there is. */
function languageOf({ headers }: IncomingMessage, chosen: string | null): Language {
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', weight] = entry.trim().split(/\s*;\s*q\s*=\s*/);
      return { tag: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
  const known = (tag: string | null | undefined) => languages.find((language) => language === tag);
  return known(chosen) ?? wanted.map(known).find((language) => language !== undefined) ?? languages[0];
}
