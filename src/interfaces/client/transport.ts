import type { OperationName } from './operations.ts';

export interface Sending {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string | undefined;
}

/** Sends one attempt of a call. Throws `CallRefused` or `ConnectionFailed`. */
export interface Transport {
  send(sending: Sending, token: string | undefined): Promise<unknown>;
}

/** A pushed frame. `id` identifies the event, so duplicates can be dropped. */
export interface Frame<D = unknown> {
  readonly id: string;
  readonly at: string;
  readonly data: D;
}
