import type { ConnectionState, EventListeners } from './events.ts';

/** Tells the app of the connection, and that it is back. */
export class ConnectionWatch {
  readonly #events: EventListeners;
  readonly #onOpen: () => void;
  #brokenAt: number | undefined;
  #hasBeenOpen = false;

  /** `onOpen` is called at each connection, including the first. */
  constructor(events: EventListeners, onOpen: () => void) {
    this.#events = events;
    this.#onOpen = onOpen;
  }

  /** Frames may have been lost although the connection is open. */
  missed(): void {
    this.#onOpen();
    this.#events.emit('reconnected', { awayMs: 0 });
  }

  became(state: ConnectionState): void {
    this.#events.emit('connection', state);
    if (state !== 'open') {
      if (this.#hasBeenOpen) this.#brokenAt ??= Date.now();
      return;
    }
    const brokenAt = this.#brokenAt;
    this.#brokenAt = undefined;
    this.#hasBeenOpen = true;
    this.#onOpen();
    if (brokenAt !== undefined) this.#events.emit('reconnected', { awayMs: Date.now() - brokenAt });
  }
}
