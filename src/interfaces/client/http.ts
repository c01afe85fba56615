import { paramsOf, type Route } from '../http/route.ts';
import { routes as ownRoutes } from '../http/routes.ts';
import { CallRefused, ConnectionFailed } from './failures.ts';
import { deadline, throwIfAborted } from './platform.ts';
import type { Sending, Transport } from './transport.ts';

export interface HttpOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** `include` when the session is a cookie of another origin. */
  readonly credentials: NonNullable<RequestInit['credentials']>;
  /** The routes of a catalogue other than the service's own. */
  readonly routes?: Readonly<Record<string, Route | undefined>>;
}

/** Calls operations by the method and path of the route table. */
export function httpTransport(options: HttpOptions): Transport {
  const routes: Readonly<Record<string, Route | undefined>> = options.routes ?? ownRoutes;
  return {
    async send(sending, token) {
      const route = routes[sending.name];
      if (!route) throw new TypeError(`${sending.name} needs a socket`);
      const { path, query, fields } = addressed(route, sending.input);
      const body = fields && JSON.stringify(fields);
      const headers = {
        ...headersOf(sending, token),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      const init: RequestInit = { method: route.method, headers, ...(body !== undefined && { body }) };
      const answer = await request(options, `/api${path}${query}`, init, sending.signal);
      const { status, text, type } = answer;
      // A result field alone, such as a table.
      if (route.text && status < 300 && type.startsWith(route.text.type)) return { [route.text.field]: text };
      return resultOf(sending.name, status, text);
    },
  };
}

/** Throws `ConnectionFailed` without an answer, or the reason of the aborted signal. */
export async function request(
  { url, fetch, timeoutMs, credentials }: HttpOptions,
  path: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
): Promise<{ readonly status: number; readonly text: string; readonly type: string }> {
  const limit = deadline(timeoutMs, signal);
  try {
    const response = await fetch(url + path, { ...init, credentials, signal: limit.signal });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, text: await response.text(), type };
  } catch (error) {
    throwIfAborted(signal);
    throw new ConnectionFailed('No answer arrived', { cause: error });
  } finally {
    limit.clear();
  }
}

export const headersOf = ({ idempotencyKey }: Sending, token: string | undefined) => ({
  accept: 'application/json',
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
});

/** The result in an answer; throws what it says otherwise. */
export function resultOf(name: string, status: number, text: string): unknown {
  const answer = text === '' ? {} : parsed(text);
  if (status >= 200 && status < 300 && answer) return answer;
  throw problemIn(name, status, text);
}

/** What an answer that is no result says: why the call was refused, unless it comes from a proxy. */
export function problemIn(name: string, status: number, text: string): CallRefused | ConnectionFailed {
  const problem = parsed(text);
  return typeof problem?.code === 'string'
    ? new CallRefused(problem as never)
    : new ConnectionFailed(`${name} got status ${status} without a problem`);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where a call goes, and the fields of its body; undefined without a body. */
export function addressed({ method, path }: Route, input: Readonly<Record<string, unknown>>) {
  const names = paramsOf(path);
  const missing = names.find((name) => input[name] === undefined);
  if (missing !== undefined) throw new TypeError(`${path} needs ${missing}`);
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined);
  const pairs = rest.flatMap(([name, value]) =>
    [value].flat().map((one) => `${encoded(name)}=${encoded(one)}`),
  );
  const reads = method === 'GET';
  return {
    path: path.replace(/:(\w+)/g, (_, name: string) => encoded(input[name])),
    query: reads && pairs.length > 0 ? `?${pairs.join('&')}` : '',
    fields: reads || rest.length === 0 ? undefined : Object.fromEntries(rest),
  };
}

/** Half a character, as of an emoji that was cut, becomes U+FFFD, which `encodeURIComponent` alone would not take. */
const encoded = (value: unknown) => encodeURIComponent(String(value).replace(/[\ud800-\udfff]/gu, '\ufffd'));
