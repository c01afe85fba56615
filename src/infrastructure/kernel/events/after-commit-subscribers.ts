import type { Logger } from 'pino';
import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import type { FramePublisher, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { Progress, StoredEvent } from '../../../application/kernel/subscriber.ts';
import type { BoundSubscriber, BoundSubscribers } from './bound-subscribers.ts';
import type { EventBus } from './event-bus.ts';

interface Ports {
  readonly publisher: FramePublisher;
  readonly online: OnlineUsers;
  readonly logger: Logger;
}

/**
 * Runs the `after-commit` subscribers when their events arrive on the bus, and publishes the frames that they
 * return.
 */
export class AfterCommitSubscribers {
  readonly #ports: Ports;
  readonly #running = new Set<Promise<void>>();
  readonly #batches = new Map<BoundSubscriber, StoredEvent[]>();
  #frames: OutgoingFrame[] = [];

  constructor(subscribers: BoundSubscribers, bus: EventBus, ports: Ports) {
    this.#ports = ports;
    for (const subscriber of subscribers.all) {
      if (subscriber.when !== 'after-commit') continue;
      for (const eventName of subscriber.on) bus.on(eventName, (event) => this.#start(subscriber, event));
    }
  }

  /** Resolves once the frames for all events so far are published. */
  async settled(): Promise<void> {
    while (this.#running.size > 0 || this.#frames.length > 0) {
      await Promise.all(this.#running);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #start(subscriber: BoundSubscriber, event: StoredEvent): void {
    if (subscriber.pushes && this.#ports.online.nobody()) return;
    if (subscriber.handleAll) this.#collect(subscriber, subscriber.handleAll, event);
    else this.#track(this.#run(subscriber.name, () => subscriber.handle(event, undefined)));
  }

  /** Events of one commit arrive synchronously, one after the other. */
  #collect(
    subscriber: BoundSubscriber,
    handleAll: NonNullable<BoundSubscriber['handleAll']>,
    event: StoredEvent,
  ): void {
    const waiting = this.#batches.get(subscriber);
    if (waiting) return void waiting.push(event);
    const events = [event];
    this.#batches.set(subscriber, events);
    this.#track(
      this.#run(subscriber.name, async () => {
        await Promise.resolve();
        this.#batches.delete(subscriber);
        return handleAll(events);
      }),
    );
  }

  #track(work: Promise<void>): void {
    const running = work.finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #run(name: string, handle: () => Promise<Progress | undefined>): Promise<void> {
    const { logger } = this.#ports;
    try {
      const progress = await handle();
      if (progress?.push?.length) this.#publish(progress.push);
    } catch (error) {
      logger.error({ err: error, subscriber: name }, 'an after-commit subscriber failed');
    }
  }

  /** Frames of one commit are published together: publishers look up their recipients once for all of them. */
  #publish(frames: readonly OutgoingFrame[]): void {
    // Runs after the microtasks in which the other subscribers to this commit finish.
    if (this.#frames.length === 0) process.nextTick(() => this.#track(this.#flush()));
    this.#frames.push(...frames);
  }

  async #flush(): Promise<void> {
    const frames = this.#frames;
    this.#frames = [];
    await this.#ports.publisher.publish(frames);
  }
}
