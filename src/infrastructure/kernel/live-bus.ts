import EventEmitter2 from 'eventemitter2';
import type { Logger } from 'pino';
import type { Live, Online } from '../../application/kernel/ports.ts';
import type { Fact } from '../../application/kernel/subscriber.ts';
import type { Subscribers } from './subscribers.ts';

/** The in-process bus: facts after their commit, for frames that may be lost. Nothing durable hangs on it. */
export class LiveBus {
  // Event names are `context.noun-past`, so that `posts.*` listens to a context.
  readonly #emitter = new EventEmitter2.EventEmitter2({ wildcard: true, delimiter: '.', maxListeners: 0 });
  readonly #logger: Logger;
  readonly #running = new Set<Promise<void>>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Lets the live subscribers hear, and pushes what they announce. */
  connect(subscribers: Subscribers, live: Live, online: Online): void {
    for (const { name, when, hears, pushes, handle } of subscribers.all) {
      if (when !== 'live') continue;
      for (const eventName of hears)
        this.listen(eventName, (fact) => {
          if (pushes && online.nobody()) return;
          const running = handle(fact, undefined)
            .then((progress) => {
              if (progress?.announce?.length) live.push(progress.announce);
            })
            .catch((error: unknown) =>
              this.#logger.error({ err: error, subscriber: name }, 'a live push failed'),
            )
            .finally(() => this.#running.delete(running));
          this.#running.add(running);
        });
    }
  }

  listen(eventName: string, listener: (fact: Fact) => void): void {
    this.#emitter.on(eventName, listener);
  }

  /** Once everything is pushed that follows from what has happened so far. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  emit(fact: Fact): void {
    this.#emitter.emit(fact.name, fact);
  }
}
