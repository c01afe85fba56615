import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds, sorted. */
  readonly latencies: Float64Array;
}

/**
 * Keeps `connections` sockets, spread over the ports, busy with sequential requests for `ms`; `next` returns the text of
 * each request.
 */
export async function load(
  port: number | readonly number[],
  next: () => string,
  connections: number,
  ms: number,
): Promise<Load> {
  const ports = [port].flat();
  const latencies: number[] = [];
  const from = performance.now();
  const until = from + ms;
  await Promise.all(
    Array.from({ length: connections }, (_, i) => one(ports[i % ports.length]!, next, until, latencies)),
  );
  const sorted = Float64Array.from(latencies).sort();
  return {
    requests: latencies.length,
    seconds: (performance.now() - from) / 1000,
    latencies: sorted,
  };
}

async function one(port: number, next: () => string, until: number, latencies: number[]): Promise<void> {
  const socket = await opened(port);
  while (performance.now() < until) {
    const at = performance.now();
    socket.write(next());
    await answer(socket);
    latencies.push(performance.now() - at);
  }
  socket.destroy();
}

/**
 * Sends `perSecond` requests at fixed times, whether or not earlier ones are answered; latencies count from those
 * times. At most `connections` at once.
 */
export async function paced(
  port: number,
  next: () => string,
  perSecond: number,
  until: () => boolean,
  connections = 20,
): Promise<Float64Array> {
  const latencies: number[] = [];
  const from = performance.now();
  let sent = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await opened(port);
      while (!until()) {
        const at = from + (sent++ * 1000) / perSecond;
        await pause(Math.max(0, at - performance.now()));
        socket.write(next());
        await answer(socket);
        latencies.push(performance.now() - at);
      }
      socket.destroy();
    }),
  );
  return Float64Array.from(latencies).sort();
}

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

function answer(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    let left = -1;
    const onData = (chunk: Buffer) => {
      if (left < 0) {
        seen += chunk.toString('latin1');
        const end = seen.indexOf('\r\n\r\n');
        if (end < 0) return;
        const status = Number(seen.slice(9, 12));
        if (status >= 400) return done(new Error(seen.slice(0, 800)));
        const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0);
        left = length - (seen.length - end - 4);
      } else left -= chunk.length;
      if (left <= 0) done();
    };
    const done = (error?: Error) => {
      socket.off('data', onData);
      if (error) reject(error);
      else resolve();
    };
    socket.on('data', onData);
  });
}

export const percentile = (sorted: Float64Array, p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;

export const requestText = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): string => {
  const all: Record<string, string> = { host: '127.0.0.1', ...headers };
  if (body) all['content-length'] = String(Buffer.byteLength(body));
  return `${method} ${path} HTTP/1.1\r\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`;
};
