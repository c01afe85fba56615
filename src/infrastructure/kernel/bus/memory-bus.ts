import { Bus, type Topic } from './bus.ts';
import { BusListeners } from './listeners.ts';

/** Joins buses of one process, which nothing gets lost between. */
export class MemoryChannel {
  readonly started = new Set<MemoryBus>();
}

/** By default the bus of a process that is alone. */
export class MemoryBus extends Bus {
  readonly #channel: MemoryChannel;
  readonly #listeners = new BusListeners();

  constructor(channel = new MemoryChannel()) {
    super();
    this.#channel = channel;
  }

  get others(): number {
    return this.#channel.started.size - (this.#channel.started.has(this) ? 1 : 0);
  }

  publish(topic: Topic, payload: () => Uint8Array): void {
    const others = [...this.#channel.started].filter((other) => other !== this);
    if (others.length === 0) return;
    const bytes = payload();
    for (const other of others) setImmediate(() => other.#receive(topic, Buffer.from(bytes)));
  }

  on(topic: Topic, listener: (payload: Buffer) => void): void {
    this.#listeners.on(topic, listener);
  }

  onGap(listener: () => void): void {
    this.#listeners.onGap(listener);
  }

  async start(): Promise<void> {
    this.#channel.started.add(this);
  }

  async stop(): Promise<void> {
    this.#channel.started.delete(this);
  }

  #receive(topic: Topic, payload: Buffer): void {
    if (this.#channel.started.has(this)) this.#listeners.deliver(topic, payload);
  }
}
