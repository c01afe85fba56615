import type { Events } from './events.ts';
import type { Input, OperationName, Output } from './operations.ts';
import type { Progress } from './transport.ts';

export interface CallOptions {
  /** Made by the client unless given. */
  readonly idempotencyKey?: string;
  /** Aborting stops waiting and repeating; the service may already have done it. */
  readonly signal?: AbortSignal;
  /** Of calls that upload files. */
  readonly onProgress?: (progress: Progress) => void;
}

export type Call = <N extends OperationName>(
  name: N,
  input: Input<N>,
  options?: CallOptions,
) => Promise<Output<N>>;
export type On = <N extends keyof Events>(name: N, listener: (event: Events[N]) => void) => () => void;
