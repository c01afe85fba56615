import EventEmitter2 from 'eventemitter2';
import type { StoredEvent } from '../../../application/kernel/subscriber.ts';

/**
 * Carries each event within this process once its transaction is committed. Events on it are lost in a crash,
 * so nothing durable depends on it. Event names are `context.noun-past`: `posts.*` matches every event of a
 * context, and `**` every event.
 */
export class EventBus {
  readonly #emitter = new EventEmitter2.EventEmitter2({ wildcard: true, delimiter: '.', maxListeners: 0 });

  /** Listeners run synchronously, in the order of registration, and must not throw. */
  on(pattern: string, listener: (event: StoredEvent) => void): void {
    this.#emitter.on(pattern, listener);
  }

  publish(event: StoredEvent): void {
    this.#emitter.emit(event.name, event);
  }

  /** Removes all listeners. */
  close(): void {
    this.#emitter.removeAllListeners();
  }
}
