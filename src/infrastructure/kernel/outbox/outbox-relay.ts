import { settledWithin } from '../../../application/kernel/concurrency/settled-within.ts';
import type { BoundSubscribers } from '../events/bound-subscribers.ts';
import type { EventBus } from '../events/event-bus.ts';
import { Rest } from '../runtime/rest.ts';
import { everySecond } from '../runtime/ticks.ts';
import type { OutboxWorkerPorts } from './batch.ts';
import { OutboxWorker } from './outbox-worker.ts';

/** Delivers events from the outbox to durable subscribers, in batches; it resumes after a crash. */
export class OutboxRelay {
  readonly #workers: readonly OutboxWorker[];
  readonly #subscribers: BoundSubscribers;
  readonly #bus: EventBus;
  readonly #ports: OutboxWorkerPorts;
  readonly #names: readonly string[];
  readonly #rest: Rest;
  #stopPolling = () => Promise.resolve();
  /** Of other processes' messages. */
  #asking = Promise.resolve();
  #isStarted = false;

  /**
   * Projections share a worker; each side effect has its own, so that a hanging mail server does not delay the
   * feeds.
   */
  constructor(subscribers: BoundSubscribers, bus: EventBus, ports: OutboxWorkerPorts) {
    const projections = subscribers.all.filter(({ when }) => when === 'projection');
    const sideEffects = subscribers.all.filter(({ when }) => when === 'side-effect');
    const groups = [projections, ...sideEffects.map((one) => [one])].filter((group) => group.length > 0);
    this.#workers = groups.map((group) => new OutboxWorker(group, ports));
    this.#subscribers = subscribers;
    this.#bus = bus;
    this.#ports = ports;
    this.#names = groups.flat().map(({ name }) => name);
    this.#rest = new Rest(() => ports.unitOfWork.commits);
  }

  /**
   * Starts with the messages that are already due; from then on it works after each commit and polls every
   * second.
   */
  start(): void {
    this.#isStarted = true;
    this.#stopPolling = everySecond(
      () => this.#poll(),
      (error) => this.#ports.logger.error({ err: error }, 'asking for outbox messages failed'),
      { atOnce: true },
    );
    this.#bus.on('**', ({ name }) => this.#wake(this.#subscribers.durable(name)));
  }

  /** Another process has added messages for these subscribers; it may have taken them meanwhile. */
  wake(subscribers: readonly string[]): void {
    const ours = this.#names.filter((name) => subscribers.includes(name));
    if (!this.#isStarted || ours.length === 0) return;
    const asked = this.#ports.outbox.due(ours).then(
      ({ names }) => this.#wake(new Set(names)),
      (error) => this.#ports.logger.error({ err: error }, 'asking for outbox messages failed'),
    );
    this.#asking = this.#asking.then(() => asked);
  }

  /** Resolves after the current batches; a side effect that hangs is abandoned to its lease after `patienceMs`. */
  async stop(patienceMs = 2_000): Promise<void> {
    this.#isStarted = false;
    const running = [this.#stopPolling(), this.#asking, ...this.#workers.map((worker) => worker.stop())];
    await settledWithin(Promise.all(running), patienceMs);
  }

  /** Handles messages until none is due. */
  async drain(): Promise<void> {
    for (let worked = true; worked; ) {
      const results = await Promise.all(this.#workers.map((worker) => worker.drain()));
      worked = results.some(Boolean);
    }
  }

  /** Finds messages that were left by a crash, whose pause is over, or that other processes have added. */
  async #poll(): Promise<void> {
    if (!this.#rest.isOver) return;
    const { names } = await this.#rest.after(
      () => this.#ports.outbox.due(this.#names),
      ({ names, nextInMs }) => (names.length > 0 ? undefined : nextInMs),
    );
    this.#wake(new Set(names));
  }

  #wake(durable: ReadonlySet<string>): void {
    if (durable.size > 0) for (const worker of this.#workers) worker.wake(durable);
  }
}
