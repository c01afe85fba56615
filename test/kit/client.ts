import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { Operation } from '../../src/application/kernel/operation.ts';
import { CallRefused } from '../../src/interfaces/client/failures.ts';
import { httpTransport } from '../../src/interfaces/client/http.ts';
import type { Sending } from '../../src/interfaces/client/transport.ts';
import type { Route } from '../../src/interfaces/http/route.ts';
import type { Problem } from '../../src/interfaces/problem.ts';

type Catalogue = readonly Operation[];
type Name<C extends Catalogue> = C[number]['name'];
type Inputs<C extends Catalogue> = { readonly [O in C[number] as O['name']]: z.input<O['input']> };
type Outputs<C extends Catalogue> = { readonly [O in C[number] as O['name']]: z.output<O['output']> };
export type Input<C extends Catalogue, N extends Name<C>> = Inputs<C>[N];
export type Output<C extends Catalogue, N extends Name<C>> = Outputs<C>[N];
export type Outcome<R> =
  | { readonly ok: true; readonly result: R }
  | { readonly ok: false; readonly problem: Problem };

export interface CallOptions {
  readonly idempotencyKey?: string;
}

/** Calls operations by name, over either transport. */
export interface Client<C extends Catalogue> {
  call<N extends Name<C>>(name: N, input: Input<C, N>, options?: CallOptions): Promise<Outcome<Output<C, N>>>;
  close(): void;
}

export interface ClientOptions<C extends Catalogue> {
  readonly operations: C;
  readonly url: string;
  readonly token?: string | undefined;
  /** Checks each answer before it is used; throws when it is wrong. */
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
  /** The first such frame, already received or not; fails after 5 s. */
  waitFor<D = unknown>(event: string, predicate?: (frame: Frame<D>) => boolean): Promise<Frame<D>>;
}

/** Uses the package's HTTP transport without retries; an answer that its schema does not allow throws. */
export function httpClient<const C extends Catalogue>(
  options: ClientOptions<C> & {
    readonly routes: Readonly<Partial<Record<Name<C>, Route>>>;
    readonly fetch?: typeof fetch;
  },
): Client<C> {
  const { url, routes, token } = options;
  const usual = { fetch: options.fetch ?? fetch, timeoutMs: 30_000, credentials: 'same-origin' } as const;
  const http = httpTransport({ url, routes, ...usual });
  return {
    async call(name, input, { idempotencyKey } = {}) {
      const sending = { name, input, idempotencyKey } as unknown as Sending;
      return checked(options, name, await outcomeOf(http.send(sending, token)));
    },
    close: () => {},
  };
}

async function outcomeOf(answer: Promise<unknown>): Promise<Outcome<never>> {
  try {
    return { ok: true, result: (await answer) as never };
  } catch (error) {
    if (error instanceof CallRefused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Calls over JSON-RPC. */
export function rpcClient<const C extends Catalogue>(options: ClientOptions<C>): Client<C> {
  const { url, token } = options;
  return {
    async call(name, params, callOptions = {}) {
      const response = await fetch(`${url}/rpc`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: name, params, ...callOptions }),
      });
      const { result, error } = (await response.json()) as {
        result: Output<C, typeof name>;
        error?: { data: Problem };
      };
      return checked(options, name, error ? { ok: false, problem: error.data } : { ok: true, result });
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
      const timer = setTimeout(() => reject(new Error(`No matching ${event} within 5 s`)), 5_000);
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
