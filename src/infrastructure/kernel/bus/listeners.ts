import type { Topic } from './bus.ts';

/** The listeners of a bus in this process. */
export class BusListeners {
  readonly #byTopic = new Map<Topic, ((payload: Buffer) => void)[]>();
  readonly #onGap: (() => void)[] = [];

  on(topic: Topic, listener: (payload: Buffer) => void): void {
    this.#byTopic.set(topic, [...(this.#byTopic.get(topic) ?? []), listener]);
  }

  onGap(listener: () => void): void {
    this.#onGap.push(listener);
  }

  deliver(topic: Topic, payload: Buffer): void {
    for (const listener of this.#byTopic.get(topic) ?? []) listener(payload);
  }

  gap(): void {
    for (const listener of this.#onGap) listener();
  }
}
