import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeArguments } from './node.ts';

const main = join(import.meta.dirname, '../../../src/main.ts');

export interface ServiceProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Log lines at `error` and above. */
  readonly errors: readonly string[];
  kill(): Promise<void>;
  /** Sends SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the service as in production, in a process that can be killed. */
export async function startServiceProcess(environment: Record<string, string>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, nodeArguments(main), {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1:1',
      BCRYPT_COST: '4',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'info',
      WEB_APP: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const errors: string[] = [];
  const { promise, resolve } = Promise.withResolvers<number>();
  createInterface(child.stdout!).on('line', (line) => {
    const entry = JSON.parse(line) as { level: number | string; msg: string; port?: number };
    if (entry.msg === 'ready') resolve(entry.port!);
    if (entry.level === 'error' || entry.level === 'fatal' || Number(entry.level) >= 50) errors.push(line);
  });
  const port = await Promise.race([
    promise,
    exited.then(([code]) => Promise.reject(new Error(`The service exited with ${code} before it was ready`))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    errors,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code as number | null;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: {
    readonly id?: string;
    readonly accessToken?: string;
    readonly user?: { readonly id: string };
  };
}

/** Sends one request, from this address if the service trusts a proxy; null when there is no answer. */
export async function request(
  url: string,
  method: string,
  path: string,
  { token, body, key, from }: { token?: string; body?: object; key?: string; from?: string } = {},
): Promise<Answer | null> {
  try {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(from !== undefined && { 'x-forwarded-for': from }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // A proxy answers these where the service did not.
    if (response.status === 502 || response.status === 504) return null;
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: text === '' ? {} : JSON.parse(text),
    };
  } catch {
    return null;
  }
}
