import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Histogram } from 'prom-client';
import type { Actor, Meta } from '../../../application/kernel/operation.ts';
import { addressOf } from '../../address.ts';
import { idempotencyKeyOf } from '../../json.ts';
import type { Origins } from '../../origins.ts';
import { logLevelOf, type Problem, problemHeaders, toProblem } from '../../problem.ts';

/** The dependencies shared by all requests of a server. */
export interface RequestDependencies {
  readonly logger: Logger;
  readonly requestLog: Logger;
  readonly origins: Origins;
  readonly trustedProxies: number;
  readonly durations: Histogram<'route' | 'status'>;
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

const saneId = /^[\w.-]{8,64}$/;

/** One request: builds its answer, and writes its log line and metric. */
export class RequestContext {
  readonly incoming: IncomingMessage;
  readonly requestId: string;
  readonly #dependencies: RequestDependencies;
  readonly #route: string;
  readonly #operation: string | undefined;
  readonly #startedAt = performance.now();
  #code: string | undefined;
  actor: Actor | null = null;

  constructor(
    dependencies: RequestDependencies,
    incoming: IncomingMessage,
    route: string,
    operation?: string,
  ) {
    this.#dependencies = dependencies;
    this.incoming = incoming;
    this.#route = route;
    this.#operation = operation;
    const given = incoming.headers['x-request-id'];
    this.requestId = typeof given === 'string' && saneId.test(given) ? given : randomUUID();
  }

  meta(): Meta {
    const { headers, method } = this.incoming;
    const key = method === 'GET' || method === 'HEAD' ? undefined : headers['idempotency-key'];
    const agent = headers['user-agent'];
    return {
      requestId: this.requestId,
      wire: 'http',
      address: this.#address(),
      ...(agent !== undefined && { userAgent: agent }),
      ...(key !== undefined && { idempotencyKey: idempotencyKeyOf(key) }),
    };
  }

  #address(): string {
    return addressOf(this.incoming, this.#dependencies.trustedProxies);
  }

  json(status: number, value: unknown, headers?: Record<string, string>): Response {
    return this.answer(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
  }

  refuse(error: unknown): Response {
    return this.problem(toProblem(error, this.#dependencies.logger, this.requestId));
  }

  problem(problem: Problem, headers?: Record<string, string>): Response {
    this.#code = problem.code;
    const all = { 'content-type': 'application/problem+json', ...problemHeaders(problem), ...headers };
    return this.answer(problem.status, JSON.stringify(problem), all);
  }

  /** Plain headers and a plain body keep the server on its fast path. */
  answer(
    status: number,
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null,
    headers?: Record<string, string>,
  ): Response {
    const all: Record<string, string> = {
      ...this.#dependencies.headers,
      'x-request-id': this.requestId,
      ...headers,
    };
    const { origins } = this.#dependencies;
    if (origins.any) Object.assign(all, origins.sharing(this.incoming.headers.origin));
    this.#finish(status);
    return new Response(body, { status, headers: all });
  }

  #finish(status: number): void {
    const ms = performance.now() - this.#startedAt;
    this.#dependencies.durations.observe({ route: this.#route, status }, ms / 1000);
    const { method } = this.incoming;
    this.#dependencies.requestLog[logLevelOf(status)](
      {
        requestId: this.requestId,
        address: this.#address(),
        actor: this.actor?.id,
        operation: this.#operation,
        method,
        route: this.#route,
        status,
        code: this.#code,
        ms: Math.round(ms * 10) / 10,
      },
      'request',
    );
  }
}
