import EventEmitter2 from 'eventemitter2';
import type { StoredEvent } from '../../../application/kernel/subscriber.ts';

/**
 * The in-process bus: carries each event once its transaction is committed. A crash loses what is on it, so nothing
 * durable depends on it. Event names are `context.noun-past`, so `posts.*` is every event of a context and `**` every
 * event there is.
 */
export class EventBus {
  readonly #emitter = new EventEmitter2.EventEmitter2({ wildcard: true, delimiter: '.', maxListeners: 0 });

  /** Listeners run synchronously, in the order in which they were added, and must not throw. */
  on(pattern: string, listener: (event: StoredEvent) => void): void {
    this.#emitter.on(pattern, listener);
  }

  publish(event: StoredEvent): void {
    this.#emitter.emit(event.name, event);
  }

  /** No listener hears anything after this. */
  close(): void {
    this.#emitter.removeAllListeners();
  }
}
