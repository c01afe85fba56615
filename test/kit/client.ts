import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { Operation } from '../../src/application/kernel/operation.ts';
import type { Route } from '../../src/interfaces/http/route.ts';
import { paramsOf } from '../../src/interfaces/http/route.ts';
import type { Problem } from '../../src/interfaces/problem.ts';

type Catalogue = readonly Operation[];
type Name<C extends Catalogue> = C[number]['name'];
type Of<C extends Catalogue, N extends Name<C>> = Extract<C[number], { readonly name: N }>;
export type Input<C extends Catalogue, N extends Name<C>> = z.input<Of<C, N>['input']>;
export type Output<C extends Catalogue, N extends Name<C>> = z.output<Of<C, N>['output']>;
export type Outcome<R> =
  | { readonly ok: true; readonly result: R }
  | { readonly ok: false; readonly problem: Problem };

export interface CallOptions {
  readonly idempotencyKey?: string;
}

/** Calls operations by name, whatever the wire. */
export interface Client<C extends Catalogue> {
  call<N extends Name<C>>(name: N, input: Input<C, N>, options?: CallOptions): Promise<Outcome<Output<C, N>>>;
  close(): void;
}

export interface ClientOptions<C extends Catalogue> {
  readonly operations: C;
  readonly url: string;
  readonly token?: string | undefined;
  /** Sees what was answered before it is used; throws where it is wrong. */
  readonly inspect?: (name: string, outcome: unknown) => void;
}

export interface Frame<D = unknown> {
  readonly id: string;
  readonly at: string;
  readonly data: D;
}

export interface SocketClient<C extends Catalogue> extends Client<C> {
  readonly socket: Socket;
  on(event: string, listener: (frame: Frame) => void): void;
  /** The first such frame, come or to come; fails after 5 s. */
  waitFor<D = unknown>(event: string, predicate?: (frame: Frame<D>) => boolean): Promise<Frame<D>>;
}

/** Builds method, path, query and body from the route table; an answer that its schema does not allow throws. */
export function httpClient<const C extends Catalogue>(
  options: ClientOptions<C> & {
    readonly routes: Readonly<Record<Name<C>, Route>>;
    readonly fetch?: typeof fetch;
  },
): Client<C> {
  const request = options.fetch ?? fetch;
  return {
    async call(name, input, { idempotencyKey } = {}) {
      const route = options.routes[name as Name<C>];
      const { path, rest } = address(route, input as Record<string, unknown>);
      const isRead = route.method === 'GET';
      const body = isRead || Object.keys(rest).length === 0 ? undefined : JSON.stringify(rest);
      const response = await request(`${options.url}/api${path}${isRead ? queryOf(rest) : ''}`, {
        method: route.method,
        headers: {
          ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      });
      const text = await response.text();
      const answer = text === '' ? {} : JSON.parse(text);
      return checked(
        options,
        name,
        response.ok ? { ok: true, result: answer } : { ok: false, problem: answer },
      );
    },
    close: () => {},
  };
}

export async function socketClient<const C extends Catalogue>(
  options: ClientOptions<C> & { readonly extraHeaders?: Record<string, string> },
): Promise<SocketClient<C>> {
  const socket = io(options.url, {
    transports: ['websocket'],
    forceNew: true,
    auth: options.token === undefined ? {} : { token: options.token },
    ...(options.extraHeaders && { extraHeaders: options.extraHeaders }),
  });
  const received: { event: string; frame: Frame }[] = [];
  socket.onAny((event: string, frame: Frame) => received.push({ event, frame }));
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return {
    socket,
    async call(name, input, callOptions = {}) {
      return checked(options, name, await socket.timeout(30_000).emitWithAck(name, input, callOptions));
    },
    on: (event, listener) => void socket.on(event, listener),
    async waitFor<D>(event: string, predicate: (frame: Frame<D>) => boolean = () => true) {
      const matches = (one: { event: string; frame: Frame }) =>
        one.event === event && predicate(one.frame as Frame<D>);
      const past = received.find(matches);
      if (past) return past.frame as Frame<D>;
      const { promise, resolve, reject } = Promise.withResolvers<Frame<D>>();
      const timer = setTimeout(() => reject(new Error(`No such ${event} within 5 s`)), 5_000);
      const listener = (name: string, frame: Frame) =>
        matches({ event: name, frame }) && resolve(frame as Frame<D>);
      socket.onAny(listener);
      return promise.finally(() => {
        clearTimeout(timer);
        socket.offAny(listener);
      });
    },
    close: () => void socket.disconnect(),
  };
}

function checked<R>(
  { operations, inspect }: Pick<ClientOptions<Catalogue>, 'operations' | 'inspect'>,
  name: string,
  outcome: Outcome<R>,
): Outcome<R> {
  inspect?.(name, outcome);
  if (outcome.ok) operations.find((operation) => operation.name === name)!.output.parse(outcome.result);
  return outcome;
}

function address(route: Route, input: Readonly<Record<string, unknown>>) {
  const names = paramsOf(route.path);
  const missing = names.find((name) => input[name] === undefined);
  if (missing !== undefined) throw new Error(`${route.path} needs ${missing}`);
  return {
    path: route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name]))),
    rest: Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name))),
  };
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
