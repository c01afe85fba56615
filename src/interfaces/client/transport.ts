import type { OperationName } from './operations.ts';

export interface Sending {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string | undefined;
}

/** One try of one call: answers the result, throws `CallRefused` or `ConnectionFailed`. */
export interface Transport {
  send(sending: Sending, token: string | undefined): Promise<unknown>;
}

/** What is pushed. `id` is of what happened: one that comes twice is dropped. */
export interface Frame<D = unknown> {
  readonly id: string;
  readonly at: string;
  readonly data: D;
}
