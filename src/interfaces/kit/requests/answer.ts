import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Problem, problemHeaders } from '../../problem.ts';
import type { Kit } from '../kit.ts';

/** The headers of every answer: for security, for the log, and for pages of listed origins. */
export function answerHeaders(
  { headers, signIn: { origins } }: Kit,
  incoming: IncomingMessage,
  requestId: string,
): Record<string, string> {
  const own = { ...headers, 'x-request-id': requestId };
  return origins.any ? { ...own, ...origins.sharing(incoming.headers.origin) } : own;
}

/** What pages of a listed origin may send, beside `Allow`. */
export const preflightHeaders = (methods: string) => ({
  'access-control-allow-methods': methods,
  'access-control-allow-headers':
    'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, X-Request-Id',
  'access-control-max-age': '600',
});

/** Answers with JSON, or with nothing when `value` is undefined. */
export function answerJson(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  value?: unknown,
): void {
  if (value === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

export function answerProblem(
  response: ServerResponse,
  problem: Problem,
  headers: Readonly<Record<string, string>>,
): void {
  const all = { ...headers, 'content-type': 'application/problem+json', ...problemHeaders(problem) };
  answerJson(response, problem.status, all, problem);
}
