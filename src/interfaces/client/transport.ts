import type { OperationName } from './operations.ts';

/** How much of an upload was sent. */
export interface Progress {
  /** Bytes. */
  readonly sent: number;
  /** Bytes; includes the few of the form around the file. */
  readonly total: number;
}

export interface Sending {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Of inputs with files only. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Sends one attempt of a call. Throws `CallRefused` or `ConnectionFailed`, or the reason of an aborted signal. */
export interface Transport {
  send(sending: Sending, token: string | undefined): Promise<unknown>;
}

/** A pushed frame. `id` identifies the event, so duplicates can be dropped. */
export interface Frame<D = unknown> {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly data: D;
}
