import { paramsOf, type Route } from '../http/route.ts';
import { routes as ownRoutes } from '../http/routes.ts';
import { CallRefused, ConnectionFailed } from './failures.ts';
import type { Transport } from './transport.ts';

export interface HttpOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** `include` when the session is a cookie of another origin. */
  readonly credentials: NonNullable<RequestInit['credentials']>;
  /** The routes of a catalogue other than the service's own. */
  readonly routes?: Readonly<Record<string, Route>>;
}

/** Calls operations by the method and path of the route table. */
export function httpTransport({ url, fetch, timeoutMs, credentials, ...options }: HttpOptions): Transport {
  const routes = options.routes ?? ownRoutes;
  return {
    async send({ name, input, idempotencyKey }, token) {
      const route = routes[name]!;
      const { path, query, body } = addressed(route, input);
      const headers = {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      const signal = AbortSignal.timeout(timeoutMs);
      const init: RequestInit = { method: route.method, credentials, headers, signal };
      const { status, ok, text } = await answerOf(() =>
        fetch(`${url}/api${path}${query}`, body === undefined ? init : { ...init, body }),
      );
      const answer = text === '' ? {} : parsed(text);
      if (ok && answer) return answer;
      // An answer without a code comes from a proxy, not from the service.
      if (typeof answer?.code !== 'string')
        throw new ConnectionFailed(`${name} got status ${status} without a problem`);
      throw new CallRefused(answer as never);
    },
  };
}

async function answerOf(request: () => Promise<Response>) {
  try {
    const response = await request();
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (error) {
    throw new ConnectionFailed('No answer arrived', { cause: error });
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addressed({ method, path }: Route, input: Readonly<Record<string, unknown>>) {
  const names = paramsOf(path);
  const missing = names.find((name) => input[name] === undefined);
  if (missing !== undefined) throw new TypeError(`${path} needs ${missing}`);
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined);
  const pairs = rest.flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  const reads = method === 'GET';
  return {
    path: path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name]))),
    query: reads && pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '',
    body: reads || rest.length === 0 ? undefined : JSON.stringify(Object.fromEntries(rest)),
  };
}
