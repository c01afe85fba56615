import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface LoadOptions {
  readonly port: number;
  readonly wire: 'http' | 'socket' | 'websocket';
  readonly connections: number;
  /** Calls a second; null for as many as get answers. */
  readonly rate: number | null;
  readonly seconds: number;
  /** What comes later than this is of no use to whoever asked. */
  readonly patienceMs: number;
  /** Lines are shared out among them. */
  readonly callers: readonly Caller[];
}

export interface Caller {
  readonly token: string;
  /** What is sent, in turn, as its wire has it: a request's text, or a frame without its number; `%uuid%` is a new one. */
  readonly calls: readonly string[];
  /** Where a plain WebSocket is opened. */
  readonly path?: string;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}
export interface Outcomes {
  /** Answered well and in time. */
  readonly done: number;
  readonly refused: number;
  readonly late: number;
  /** No line was free: all waited for answers. */
  readonly unsent: number;
  readonly broken: number;
  /** Answered well and in time, a second. */
  readonly goodput: number;
  /** Refusals by status and code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly refusedMs: Times;
  readonly doneMs: Times;
}

/** Calls a service from a process of its own, so that the caller is never what is slow. */
export async function runLoad(offer: LoadOptions): Promise<Outcomes> {
  const script = join(import.meta.dirname, 'open-loop.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(offer)], {
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout);
}
