/** What messages are about; the order is part of their encoding, so new ones come last. */
export const topics = ['frames', 'outbox', 'ended-sessions', 'suspended-users', 'typing'] as const;
export type Topic = (typeof topics)[number];

/**
 * Messages between the processes of the service, for what may be lost: at most once, in the order of each publisher.
 * A process does not get its own.
 */
export abstract class Bus {
  /**
   * Neither waits nor throws; a message that cannot be sent is lost, and its receivers notice the gap. The payload is
   * made only if it is sent.
   */
  abstract publish(topic: Topic, payload: () => Uint8Array): void;

  /** Listeners run one after the other and must not throw. */
  abstract on(topic: Topic, listener: (payload: Buffer) => void): void;

  /** Calls the listener when messages of other processes may have been lost, once for those that are lost together. */
  abstract onGap(listener: () => void): void;

  /** How many other processes that answer callers were last known to run. */
  abstract get others(): number;

  /** Receives from now on, and is counted by the others. Resolves also if nobody can be reached yet. */
  abstract start(): Promise<void>;

  /** Tells the others that this process ends. */
  abstract stop(): Promise<void>;
}
