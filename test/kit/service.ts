import { randomInt } from 'node:crypto';
import { expect, inject } from 'vitest';
import { operations, subscribers } from '../../src/application/catalogue.ts';
import type { Clock } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import { Database } from '../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { routes } from '../../src/interfaces/http/routes.ts';
import { type Calls, type Catalogue, type Out, scenarioClient } from './calls.ts';
import { httpClient, rpcClient, type SocketClient, socketClient } from './client.ts';
import { recordExample } from './examples.ts';
import { Published } from './published.ts';
import { type Kind, kinds, startProcesses } from './service-processes.ts';
import { signedIn } from './signed-in.ts';

export const wires = ['http', 'socket', 'rpc'] as const;
export type Wire = (typeof wires)[number];
// The contract of wires is part of the fast tests, and says that JSON-RPC calls operations as the others do.
export const usualWires: readonly Wire[] = inject('isFast') ? ['http', 'socket'] : wires;
const severalProcesses: readonly Kind[] = ['cluster', 'running'];
/** All combinations of transport and database of this run; JSON-RPC to several processes is HTTP to them. */
export const everywhere = kinds.flatMap((kind) =>
  usualWires
    .filter((wire) => wire !== 'rpc' || !severalProcesses.includes(kind))
    .map((wire) => ({ kind, wire })),
);

type SignIn = Readonly<Record<'id' | 'username' | 'password', string>> & { readonly wire: Wire };
const promote = sql<{ userId: string }>("update accounts set role = 'admin' where id = :userId");

export interface RequestInput {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole service with a database of its own; its answers are checked against its documents. */
export async function startTestService(
  kind: Kind,
  environment: Record<string, string> = {},
  options: { clock?: Clock } = {},
) {
  const processes = await startProcesses(kind, environment, options);
  const { urls } = processes;
  const [url] = urls;
  let calls = 0;
  /** Each call goes to the next process. */
  const nextUrl = () => urls[calls++ % urls.length]!;
  const documentAt = async (path: string) => (await fetch(url + path)).json() as Promise<never>;
  const published = new Published(
    [await documentAt('/api/openapi.json'), await documentAt('/api/openapi-legacy.json')],
    await documentAt('/api/asyncapi.json'),
  );
  const open = new Set<SocketClient<Catalogue>>();
  // A service that runs already knows people of earlier runs.
  let people = kind === 'running' ? randomInt(1e9) : 0;

  const fetchChecked: typeof fetch = async (input, init) => {
    const headers = { ...processes.callerHeaders(), ...init?.headers };
    const response = await fetch(String(input).replace(url, nextUrl), { ...init, headers });
    const [method, path] = [init?.method ?? 'GET', new URL(String(input)).pathname];
    const text = await response.clone().text();
    const contentType = response.headers.get('content-type');
    published.response({ method, path, status: response.status, contentType, text });
    if (response.ok) recordExample(published.operationAt(method, path), init?.body, text);
    return response;
  };

  /** A client over any wire. An invalid token fails here over a socket, at the first call over the others. */
  async function client(wire: Wire, token?: string): Promise<Calls> {
    const inspect = (name: string, outcome: unknown) => published.answer(name, outcome);
    const clients = {
      http: () => httpClient({ operations, routes, url, token, fetch: fetchChecked }),
      socket: () => listener(token),
      rpc: () => rpcClient({ operations, url: nextUrl(), token, inspect }),
    };
    return (await clients[wire]()) as unknown as Calls;
  }

  async function listener(token?: string): Promise<SocketClient<Catalogue>> {
    const inspect = (name: string, outcome: unknown) => published.answer(name, outcome);
    const extraHeaders = { ...processes.callerHeaders() };
    const made = await socketClient({ operations, url: nextUrl(), token, inspect, extraHeaders });
    open.add(made);
    made.socket.onAny((name: string, frame: unknown) => published.frame(name, frame));
    return made;
  }

  /** Sends a plain HTTP request. */
  async function request(method: string, path: string, { token, json, body, headers }: RequestInput = {}) {
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await fetchChecked(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  }

  /** Sends a form as a browser does. */
  async function form(method: string, path: string, token: string, parts: FormData) {
    const encoded = new Response(parts);
    return request(method, path, {
      token,
      body: new Uint8Array(await encoded.arrayBuffer()),
      headers: { 'content-type': encoded.headers.get('content-type')! },
    });
  }

  /** Fetches a link of the service, which was made for another host unless the service runs already. */
  const follow = (link: string, init: RequestInit = {}) =>
    fetch(kind === 'running' ? link : nextUrl() + new URL(link).pathname, init);

  /** The process that ended the session refuses its token at once, the others as soon as they hear of it. */
  async function expectSignedOut(token: string): Promise<void> {
    const headers = { authorization: `Bearer ${token}` };
    const statuses = () =>
      Promise.all(urls.map(async (one) => (await fetch(`${one}/api/users/me`, { headers })).status));
    const refused = urls.map(() => 401);
    if (urls.length === 1) expect(await statuses()).toEqual(refused);
    else await expect.poll(statuses, { timeout: 500 }).toEqual(refused);
  }

  /** A signed-in user with these tokens, over this transport. */
  async function member(
    wire: Wire,
    { accessToken, refreshToken }: { accessToken: string; refreshToken: string },
  ) {
    const calls = await client(wire, accessToken);
    return { accessToken, refreshToken, wire, ...scenarioClient(calls), listen: () => listener(accessToken) };
  }

  /** Makes this person an admin, who signs in again. */
  async function promoted({ id: userId, username: login, password, wire }: SignIn) {
    const { core } = processes.services[0];
    const database = core.get(Database);
    await core.get(UnitOfWork).run(() => database.write(promote, { userId }));
    const visitor = scenarioClient(await client(wire));
    return member(wire, signedIn(await visitor.does('identity.log-in', { login, password })));
  }

  /** Registers a user; the username is `name` with a number, since the tests of a file share a service. */
  async function person(name = 'ann', wire: Wire = 'http') {
    const username = `${name}_${++people}`;
    const email = `${username}@example.com`;
    const password = `${username} likes clothes`;
    const visitor = scenarioClient(await client(wire));
    const signedIn = await visitor.does('identity.register', { username, email, password, name });
    visitor.close();
    const { accessToken } = signedIn;
    /** Uploads a file as this user. */
    const upload = async (
      bytes: Uint8Array<ArrayBuffer>,
      fileName = 'picture.png',
    ): Promise<Out<'media.upload-file'>> => {
      const parts = new FormData();
      parts.append('file', new Blob([bytes]), fileName);
      const answer = await form('POST', '/api/files', accessToken, parts);
      if (answer.status !== 201) throw new Error(`The upload was refused:  ${answer.text}`);
      return answer.body;
    };
    const known = { id: signedIn.user.id, username, email, password, name };
    return { ...(await member(wire, signedIn)), ...known, upload };
  }

  return {
    url,
    get port() {
      return processes.services[0].port;
    },
    get core() {
      return processes.services[0].core;
    },
    get services() {
      return processes.services;
    },
    published,
    faults: processes.faults,
    client,
    listener,
    request,
    form,
    follow,
    settled: processes.settled,
    expectSignedOut,
    member,
    person,
    promoted,
    visitor: async (wire: Wire) => scenarioClient(await client(wire)),
    async mails() {
      await processes.settled();
      return processes.mails();
    },
    /** Any error in the log fails the suite here. */
    async stop() {
      for (const one of open) one.close();
      await processes.stop();
      expect(processes.faults).toEqual([]);
    },
  };
}

export type TestService = Awaited<ReturnType<typeof startTestService>>;
export type SocketListener = SocketClient<Catalogue>;
export type Person = Awaited<ReturnType<TestService['person']>>;

/** The names of all frames that this service pushes. */
export const frameNames = [
  ...new Set([...operations, ...subscribers].flatMap(({ frames = [] }) => frames.map(({ name }) => name))),
];
