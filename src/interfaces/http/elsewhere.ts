import type { Origins } from '../origins.ts';
import { wrongMethod } from '../problem.ts';
import { UnknownPath } from '../refusals.ts';
import type { Exchange } from './exchange.ts';

/** No route: the path is unknown, or answers to other methods, or this asks which. */
export function elsewhere(exchange: Exchange, known: ReadonlySet<string>, origins: Origins): Response {
  if (known.size === 0) throw new UnknownPath();
  const methods = [...known, ...(known.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const { method, headers } = exchange.incoming;
  if (method !== 'OPTIONS') return exchange.problem(wrongMethod, { allow: methods });
  if (!origins.listed(headers.origin)) return exchange.answer(204, null, { allow: methods });
  return exchange.answer(204, null, {
    allow: methods,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, X-Request-Id',
    'access-control-max-age': '600',
  });
}
