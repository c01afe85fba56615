import type { Message } from '../operations.ts';

type Listener = (messages: readonly Message[]) => void;

/**
 * Notifies listeners of changed messages, except while more missed changes are being fetched: until then an edited
 * message may be there before older ones.
 */
export class MessageListeners {
  readonly #listeners = new Set<Listener>();
  #isHeld = false;
  #hasPending = false;

  /** True when a notification was held back. */
  get hasPending(): boolean {
    return this.#hasPending;
  }

  /** Returns the function that removes the listener. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  notify(messages: readonly Message[]): void {
    this.#hasPending = this.#isHeld;
    if (this.#isHeld) return;
    for (const listener of [...this.#listeners]) listener(messages);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
