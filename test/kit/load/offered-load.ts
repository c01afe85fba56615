import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface LoadOptions {
  readonly port: number;
  readonly wire: 'http' | 'socket' | 'websocket';
  readonly connections: number;
  /** Calls per second; null for as many as are answered. */
  readonly rate: number | null;
  readonly seconds: number;
  /** Answers later than this count as late. */
  readonly patienceMs: number;
  /** The connections are distributed among the callers. */
  readonly callers: readonly Caller[];
}

export interface Caller {
  readonly token: string;
  /** The calls in rotation, as sent: the text of a request, or a frame without its id; `%uuid%` becomes a new id. */
  readonly calls: readonly string[];
  /** The path of a plain WebSocket. */
  readonly path?: string;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}
export interface Outcomes {
  /** Successful answers in time. */
  readonly done: number;
  readonly refused: number;
  readonly late: number;
  /** Not sent, because all connections were waiting for answers. */
  readonly unsent: number;
  readonly broken: number;
  /** Successful answers in time, per second. */
  readonly goodput: number;
  /** Number of refusals by status and code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly refusedMs: Times;
  readonly doneMs: Times;
}

/** Calls a service from a separate process, so that the caller is never the bottleneck. */
export async function runLoad(offer: LoadOptions): Promise<Outcomes> {
  const script = join(import.meta.dirname, 'open-loop.ts');
  const running = promisify(execFile)(process.execPath, [script], { maxBuffer: 2 ** 24 });
  running.child.stdin!.end(JSON.stringify(offer));
  const { stdout } = await running;
  return JSON.parse(stdout);
}
