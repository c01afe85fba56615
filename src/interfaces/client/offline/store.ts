import type { Input } from '../operations.ts';

/** A message that waits to be sent; plain JSON. */
export interface QueuedMessage {
  readonly conversationId: string;
  /** By which the service recognises it, however often it is sent. */
  readonly clientId: string;
  readonly draft: Omit<Input<'messaging.send-message'>, 'conversationId' | 'clientId'>;
  /** Whose it is, if that was known. */
  readonly userId?: string | undefined;
  /** When it was written, by the local clock, ISO 8601. */
  readonly at: string;
  /** The service said that there was too much at once: when it is sent again, by the local clock, ISO 8601. */
  readonly retryAt?: string;
}

/** Where an app keeps the messages that wait: a file, or the browser's storage. One client uses it at a time. */
export interface QueueStore {
  /** An empty list at first. */
  load(): Promise<readonly QueuedMessage[]>;
  save(messages: readonly QueuedMessage[]): Promise<void>;
}
