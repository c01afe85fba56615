import type { Call } from '../calls.ts';
import type { CallRefused } from '../failures.ts';
import type { RetryPolicy } from '../retries.ts';
import type { QueuedMessage, QueueStore } from './store.ts';

export interface QueueOptions {
  readonly store: QueueStore;
  /** Whose session it is; undefined when that cannot be known now. */
  readonly userId: () => Promise<string | undefined>;
  readonly call: Call;
  readonly resends: RetryPolicy;
  readonly onChange: (waiting: readonly QueuedMessage[]) => void;
  /** A message that waited was refused, and is dropped. */
  readonly onRefused: (message: QueuedMessage, refusal: CallRefused) => void;
}
