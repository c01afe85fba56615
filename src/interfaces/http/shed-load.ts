import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from '../../application/kernel/admission.ts';
import type { Origins } from '../origins.ts';
import { overloaded } from '../overloaded.ts';
import { type Problem, problemHeaders } from '../problem.ts';

export interface ShedLoadOptions {
  readonly admission: Pick<Admission, 'refuses'>;
  readonly origins: Origins;
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers the request when the service is overloaded, and returns whether it did. */
export type ShedLoad = (request: IncomingMessage, response: ServerResponse) => boolean;

// Health checks and metrics must work even under overload.
const neverShed: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Bypasses the normal path of an answer, which costs ten times as much. */
export function shedLoad({ admission, origins, headers }: ShedLoadOptions): ShedLoad {
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

  return (request, response) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (neverShed.has(request.url!) || !admission.refuses(reads ? 'query' : 'command', 'http')) return false;
    const problem = overloaded();
    const { head, body } = texts.get(problem) ?? textOf(problem);
    const { origin } = request.headers;
    const shared = origin === undefined ? [] : Object.entries(origins.sharing(origin)).flat();
    response.writeHead(problem.status, [...head, 'x-request-id', randomUUID(), ...shared]);
    response.end(body);
    return true;
  };
}
