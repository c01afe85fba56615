import { addressed } from '../../../src/interfaces/client/http.ts';
import type { Route } from '../../../src/interfaces/http/route.ts';
import type { Caller, WireDriver } from './driver.ts';
import { routes } from './operations.ts';

/** The headers with which a browser's page or a program sends its credentials. */
export const headersOf = ({ token, cookie, origin }: Caller): Record<string, string> => ({
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(cookie !== undefined && { cookie: `layers-access=${cookie}` }),
  ...(origin !== undefined && { origin }),
});

export const http: WireDriver = {
  name: 'http',
  create: undefined,
  smallBacklog: 0,
  staysConnected: false,
  takesAnyone: true,
  answersOnConnection: false,
  callsEverything: true,
  takesCookies: true,
  takesKeys: true,
  pings: false,
  async connect(port, caller) {
    return {
      async call(name, input, { idempotencyKey } = {}) {
        const route = (routes as Readonly<Record<string, Route>>)[name];
        const { path, query, fields } = route
          ? addressed(route, input as never)
          : { path: `/${name}`, query: '', fields: undefined };
        const response = await fetch(`http://127.0.0.1:${port}/api${path}${query}`, {
          method: route?.method ?? 'GET',
          headers: {
            ...headersOf(caller),
            ...(fields && { 'content-type': 'application/json' }),
            ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
          },
          ...(fields && { body: JSON.stringify(fields) }),
        });
        const answer = (await response.json()) as never;
        return response.ok ? { ok: true, result: answer } : { ok: false, problem: answer };
      },
      frames: [],
      closed: new Promise(() => {}),
      stopReading: () => {},
      close: () => {},
    };
  },
};
