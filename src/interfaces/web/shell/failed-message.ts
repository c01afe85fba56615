import type { CallRefused, QueuedMessage } from '../../client/index.ts';

/** A message that the service has refused. */
export interface FailedMessage {
  readonly message: QueuedMessage;
  readonly refusal: CallRefused;
}
