import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../kit/calls/caller.ts';
import type { Kit } from '../kit/kit.ts';
import { type Problem, problemHeaders } from '../problem.ts';
import type { App } from './app.ts';

// Health checks and metrics must work even under overload.
const neverShed: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Answers a request when the service is overloaded, and returns whether it did. Bypasses the normal path of an answer,
 * which costs ten times as much.
 */
export function shedLoad({ headers, signIn }: Kit, caller: Caller, { kindOf }: Pick<App, 'kindOf'>) {
  const texts = new Map<Problem, { readonly head: readonly string[]; readonly body: string }>();
  const textOf = (problem: Problem) => {
    const body = JSON.stringify(problem);
    const all = {
      ...headers,
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(body)),
      ...problemHeaders(problem),
    };
    const text = { head: Object.entries(all).flat(), body };
    texts.set(problem, text);
    return text;
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const problem = neverShed.has(request.url!) ? undefined : caller.shed(kindOf(request));
    if (!problem) return false;
    const { head, body } = texts.get(problem) ?? textOf(problem);
    const { origin } = request.headers;
    const shared = origin === undefined ? [] : Object.entries(signIn.origins.sharing(origin)).flat();
    response.writeHead(problem.status, [...head, 'x-request-id', randomUUID(), ...shared]);
    response.end(body);
    return true;
  };
}
