import { preflightHeaders } from '../kit/requests/answer.ts';
import type { Origins } from '../kit/sign-in/origins.ts';
import { wrongMethod } from '../problem.ts';
import { UnknownPath } from '../refusals.ts';
import type { RequestContext } from './requests/request-context.ts';

/** Answers requests without a route: an unknown path, an unsupported method, or an OPTIONS request. */
export function notFound(context: RequestContext, known: ReadonlySet<string>, origins: Origins): Response {
  if (known.size === 0) throw new UnknownPath();
  const methods = [...known, ...(known.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const { method, headers } = context.incoming;
  if (method !== 'OPTIONS') return context.problem(wrongMethod, { allow: methods });
  if (!origins.listed(headers.origin)) return context.answer(204, null, { allow: methods });
  return context.answer(204, null, { allow: methods, ...preflightHeaders(methods) });
}
