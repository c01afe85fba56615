import type { Push } from '../../kernel/frame.ts';

const maxEntries = 2_000;

/**
 * Frames of new messages that sending has already made, from what it read under the conversation's lock, until the
 * subscriber that pushes them runs after the commit. Without an entry that subscriber reads the message, so an entry
 * saves work and nothing depends on it. A send that rolls back leaves its entry behind; the oldest go first.
 */
export class PreparedPushes {
  readonly #byMessage = new Map<string, readonly Push[]>();

  put(messageId: string, pushes: readonly Push[]): void {
    if (this.#byMessage.size >= maxEntries) this.#byMessage.delete(this.#byMessage.keys().next().value!);
    this.#byMessage.set(messageId, pushes);
  }

  take(messageId: string): readonly Push[] | undefined {
    const pushes = this.#byMessage.get(messageId);
    this.#byMessage.delete(messageId);
    return pushes;
  }
}
