import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server, Socket } from 'node:net';
import { Counter, type Registry } from 'prom-client';
import { TooManyRequests } from '../../../application/kernel/errors.ts';
import { problemHeaders, problemOf } from '../../problem.ts';
import { addressOf, type Handshake, networkOf } from '../requests/address.ts';

export interface ConnectionLimitOptions {
  /** Connections that one address (IPv6: one network of 64 bits) may hold without a sign-in. */
  readonly perAddress: number;
  readonly trustProxy: number;
  readonly metrics: Registry;
}

const problem = problemOf(new TooManyRequests({ retryAfterSeconds: 5 }));
// Monitoring must reach the service through the same proxy.
const neverRefused: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Limits what one address holds without a sign-in, so that it cannot take every connection. Whatever signs in is not
 * counted any more. Addresses have two counts: connections, and Socket.IO sessions, which need no connection while
 * they poll.
 */
export class ConnectionLimit {
  readonly #perAddress: number;
  readonly #trustProxy: number;
  readonly #held = new Map<object, string>();
  readonly #counts = new Map<string, number>();
  readonly #refused: Counter;

  constructor({ perAddress, trustProxy, metrics }: ConnectionLimitOptions) {
    this.#perAddress = perAddress;
    this.#trustProxy = trustProxy;
    this.#refused = new Counter({
      name: 'connections_refused_total',
      help: 'Connections refused because their address holds too many without a sign-in',
      registers: [metrics],
    });
  }

  /** Closes each connection beyond the limit at once, but not a proxy's, which many addresses share. */
  guard(server: Server, isProxied = this.#trustProxy > 0): void {
    if (isProxied) return;
    server.prependListener('connection', (socket: Socket) => {
      if (this.#hold(socket, `connection ${networkOf(socket.remoteAddress ?? '')}`))
        socket.once('close', () => this.#release(socket));
      else socket.destroy();
    });
  }

  /** Behind a proxy a request counts while it runs. Answers 429 beyond the limit, and returns whether it did. */
  refuses(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#trustProxy === 0 || neverRefused.has(request.url!)) return false;
    if (this.#hold(request, this.#connection(request))) {
      response.once('close', () => this.#release(request));
      return false;
    }
    const headers = { 'content-type': 'application/problem+json', ...problemHeaders(problem) };
    response.writeHead(problem.status, { ...headers, connection: 'close' }).end(JSON.stringify(problem));
    return true;
  }

  /** Behind a proxy an upgraded connection counts until it closes or signs in. */
  admitsUpgrade(request: IncomingMessage): boolean {
    if (this.#trustProxy === 0) return true;
    if (!this.#hold(request, this.#connection(request))) return false;
    request.socket.once('close', () => this.#release(request));
    return true;
  }

  admitsSession(request: IncomingMessage): boolean {
    const admits = (this.#counts.get(this.#session(request)) ?? 0) < this.#perAddress;
    if (!admits) this.#refused.inc();
    return admits;
  }

  /** A Socket.IO session that was admitted; it counts until it closes or signs in. */
  opened(session: object, request: IncomingMessage): void {
    this.#add(session, this.#session(request));
  }

  /** A later request of a session: its connection counts only while the session does. */
  continues(request: IncomingMessage, session: object | undefined): void {
    if (session && !this.#held.has(session)) this.signedIn(request);
  }

  closed(session: object): void {
    this.#release(session);
  }

  /** The request, its connection and its session count no longer. */
  signedIn(request: Handshake, session?: object): void {
    this.#release(request);
    this.#release(request.socket);
    if (session) this.#release(session);
  }

  #connection(request: IncomingMessage): string {
    return `connection ${networkOf(addressOf(request, this.#trustProxy))}`;
  }

  #session(request: IncomingMessage): string {
    return `session ${networkOf(addressOf(request, this.#trustProxy))}`;
  }

  #hold(holder: object, key: string): boolean {
    if ((this.#counts.get(key) ?? 0) >= this.#perAddress) {
      this.#refused.inc();
      return false;
    }
    this.#add(holder, key);
    return true;
  }

  #add(holder: object, key: string): void {
    this.#held.set(holder, key);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  #release(holder: object): void {
    const key = this.#held.get(holder);
    if (key === undefined) return;
    this.#held.delete(holder);
    const left = this.#counts.get(key)! - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}
