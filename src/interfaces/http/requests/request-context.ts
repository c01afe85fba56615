import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Histogram } from 'prom-client';
import type { Actor, Meta, Operation } from '../../../application/kernel/operation.ts';
import type { Caller, WireCall } from '../../kit/calls/caller.ts';
import { idempotencyKeyOf } from '../../kit/calls/fields.ts';
import type { Kit } from '../../kit/kit.ts';
import { answerHeaders } from '../../kit/requests/answer.ts';
import { type Problem, problemHeaders } from '../../problem.ts';

/** The dependencies shared by all requests of a server. */
export interface RequestDependencies {
  readonly kit: Kit;
  readonly caller: Caller;
  readonly durations: Histogram<'route' | 'status'>;
}

const saneId = /^[\w.-]{8,64}$/;
const reads = new Set(['GET', 'HEAD']);

/** One request: builds its answer, and writes its log line and metric. */
export class RequestContext {
  readonly incoming: IncomingMessage;
  readonly #dependencies: RequestDependencies;
  readonly #route: string;
  readonly #call: WireCall;

  constructor(
    dependencies: RequestDependencies,
    incoming: IncomingMessage,
    route: string,
    operation?: string,
  ) {
    this.#dependencies = dependencies;
    this.incoming = incoming;
    this.#route = route;
    const given = incoming.headers['x-request-id'];
    const requestId = typeof given === 'string' && saneId.test(given) ? given : randomUUID();
    this.#call = dependencies.caller.begin(dependencies.kit.clientOf(incoming), requestId);
    this.#call.operation = operation;
  }

  get actor(): Actor | null {
    return this.#call.actor;
  }

  /** By header or cookie. A page that reads cannot be seen by the site that caused it. */
  authenticate(isPublic: boolean): Promise<void> {
    const { signIn } = this.#dependencies.kit;
    const harmless = reads.has(this.incoming.method!);
    const credentials = async () => (await signIn.credentials(this.incoming, { harmless }))?.signedIn;
    return this.#call.authenticate(credentials, isPublic);
  }

  dispatch(operation: Operation, input: unknown, more?: Partial<Meta>): Promise<unknown> {
    return this.#call.dispatch(operation, input, more);
  }

  /** Throws a refusal when the header is not a key. */
  idempotencyKey(): Pick<Meta, 'idempotencyKey'> {
    const key = reads.has(this.incoming.method!) ? undefined : this.incoming.headers['idempotency-key'];
    return key === undefined ? {} : { idempotencyKey: idempotencyKeyOf(key) };
  }

  json(status: number, value: unknown, headers?: Record<string, string>): Response {
    return this.answer(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
  }

  problemOf(error: unknown): Problem {
    return this.#call.problemOf(error);
  }

  refuse(error: unknown): Response {
    return this.problem(this.problemOf(error));
  }

  problem(problem: Problem, headers?: Record<string, string>): Response {
    this.#call.refusedWith(problem);
    const all = { 'content-type': 'application/problem+json', ...problemHeaders(problem), ...headers };
    return this.answer(problem.status, JSON.stringify(problem), all);
  }

  /** Plain headers and a plain body keep the server on its fast path. */
  answer(
    status: number,
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null,
    headers?: Record<string, string>,
  ): Response {
    const { kit, durations } = this.#dependencies;
    const { requestId, ms } = this.#call;
    const all = { ...answerHeaders(kit, this.incoming, requestId), ...headers };
    durations.observe({ route: this.#route, status }, ms / 1000);
    this.#call.log(status, { method: this.incoming.method, route: this.#route });
    return new Response(body, { status, headers: all });
  }
}
