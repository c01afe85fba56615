import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { createClient } from '../../src/interfaces/client/client.ts';
import { memoryStore, type Tokens } from '../../src/interfaces/client/tokens.ts';
import { socketClient } from '../kit/client.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { startMainProcess } from '../kit/processes/main-process.ts';
import { thisVersion, type Version } from '../kit/processes/versions.ts';
import { hasRedisServer, startRestartableRedis } from '../kit/redis/restartable-redis.ts';
import { freePort } from '../kit/servers/free-port.ts';
import { openSmtpServer } from '../kit/servers/smtp.ts';
import { clusterSettings } from '../kit/service-processes.ts';

/** Whether this machine has what a cluster needs. */
export const hasCluster = mysql !== null && hasRedisServer;

export interface Person extends Tokens {
  readonly id: string;
  readonly name: string;
}

let people = 0;

interface ClusterOptions {
  /** Processes that answer callers. */
  readonly size?: number;
  /** By default a new database on the MySQL of this run. */
  readonly databaseUrl?: string;
  /** The address of a proxy in front of Redis, which listens on this port. */
  readonly redisThrough?: (port: number) => string;
  /** What runs at first. */
  readonly version?: Version;
}

/** Processes that answer callers and one that works behind them, on one MySQL and one Redis of their own. */
export async function startCluster(
  environment: Record<string, string> = {},
  { size = 2, databaseUrl, redisThrough, version = thisVersion }: ClusterOptions = {},
) {
  const redis = await startRestartableRedis();
  const smtp = await openSmtpServer();
  const database = databaseUrl === undefined ? await freshMysqlDatabase() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'layers-cluster-'));
  const shared = {
    DATABASE_URL: databaseUrl ?? database!.url,
    ...(await clusterSettings(folder, redisThrough?.(redis.port) ?? redis.url)),
    SMTP_URL: smtp.url,
    PUBLIC_URL: 'http://127.0.0.1:1',
    WEB_APP: 'off',
    LOAD_SHEDDING: 'off',
    // Callers of these tests have addresses of their own.
    TRUST_PROXY: '1',
    ...environment,
  };
  const migrate = async ({ root }: Version) => {
    const env = { ...shared, DATA_DIR: folder };
    await promisify(execFile)(process.execPath, [join(root, 'src/cli/migrate.ts')], { env });
  };
  await migrate(version);
  const ports = await Promise.all(Array.from({ length: size + 1 }, freePort));
  const started: ReturnType<typeof startMainProcess>[] = [];
  const run = (i: number, { root } = version) => {
    const one = {
      ...shared,
      ROLE: i === size ? 'worker' : 'api',
      PORT: `${ports[i]}`,
      DATA_DIR: join(folder, `${i}`),
    };
    const made = startMainProcess(one, join(root, 'src/main.ts'));
    started.push(made);
    return made;
  };
  const processes = ports.map((_, i) => run(i));
  const urls = await Promise.all(processes.map(({ url }) => url));
  const worker = urls.pop()!;
  const [a, b, ...others] = urls;
  async function kill(i: number) {
    processes[i]!.kill('SIGKILL');
    await processes[i]!.ended;
  }
  return {
    redis,
    environment: { ...shared, DATA_DIR: folder },
    /** Of those that answer callers. */
    urls: [a!, b!, ...others] as const,
    worker,
    /** Kills one of `urls`, or the worker, which comes after them. */
    kill,
    /** Starts a killed one again, at the same address. */
    async restart(i: number) {
      processes[i] = run(i);
      await processes[i].url;
    },
    migrate,
    /** Ends one as a supervisor does, and starts another version at the same address. */
    async replace(i: number, version: Version) {
      processes[i]!.kill('SIGTERM');
      expect((await processes[i]!.ended).code).toBe(0);
      processes[i] = run(i, version);
      await processes[i].url;
    },
    /** What all processes so far have logged as an error. */
    errors: () => started.flatMap(({ lines }) => lines.filter(({ level }) => Number(level) >= 50)),
    async stop() {
      await Promise.all(processes.map((_, i) => kill(i)));
      await redis.stop();
      await smtp.close();
      await database?.[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Cluster = Awaited<ReturnType<typeof startCluster>>;

export async function readyz(url: string): Promise<unknown> {
  return (await fetch(`${url}/readyz`)).json();
}

/** A request from an address of its own, with its duration in milliseconds. */
export async function send(
  url: string,
  path: string,
  { body, token, method = 'POST' }: { body?: object; token?: string; method?: string } = {},
) {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `192.0.2.${people % 250}`,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : JSON.parse(text),
    ms: performance.now() - startedAt,
  };
}

export async function register(url: string): Promise<Person> {
  const name = `person${people++}`;
  const account = { username: name, email: `${name}@example.com`, password: `${name} likes clothes` };
  const { status, body } = await send(url, '/auth/register', { body: account });
  expect(status).toBe(201);
  return { name, id: body.user.id, accessToken: body.accessToken, refreshToken: body.refreshToken };
}

/** A public room of these people. */
export async function roomOf(url: string, [owner, ...others]: readonly Person[]): Promise<string> {
  const body = { title: 'Shoes', visibility: 'public' };
  const made = await send(url, '/rooms', { body, token: owner!.accessToken });
  for (const { accessToken: token } of others) {
    const joined = await send(url, `/rooms/${made.body.id}/join`, { body: {}, token });
    expect(joined.status).toBeLessThan(300);
  }
  return made.body.id;
}

let sent = 0;

export const say = (url: string, roomId: string, { accessToken: token }: Person, text: string) =>
  send(url, `/conversations/${roomId}/messages`, {
    body: { text, clientId: `00000000-0000-4000-8000-${String(sent++).padStart(12, '0')}` },
    token,
  });

/** A socket, and the texts of the messages that it was sent, in their order. */
export async function listen(
  url: string,
  { accessToken }: Person,
  extraHeaders: Record<string, string> = {},
) {
  const socket = await socketClient({ operations, url, token: accessToken, extraHeaders });
  onTestFinished(() => socket.close());
  const texts: string[] = [];
  socket.on('message.created', ({ data }) => void texts.push((data as { text: string }).text));
  return { socket, texts };
}

/** The room as an app with the typed client shows it. */
export async function follow(url: string, person: Person, roomId: string, socketOptions = {}) {
  const client = createClient({ url, transport: 'socket', tokens: memoryStore(person), socketOptions });
  onTestFinished(() => client.close());
  const room = client.conversation(roomId);
  await room.open();
  await expect.poll(() => client.connection).toBe('open');
  return {
    client,
    texts: () => room.messages.map((message) => ('text' in message ? message.text : '')),
  };
}
