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

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Lets the live subscribers hear, and pushes what they announce. */
  connect(subscribers: Subscribers, live: Live, online: Online): void {
    for (const { name, when, hears, pushes, handle } of subscribers.all) {
      if (when !== 'live') continue;
      for (const eventName of hears)
        this.listen(eventName, async (fact) => {
          if (pushes && online.nobody()) return;
          try {
            const progress = await handle(fact, undefined);
            if (progress?.announce?.length) live.push(progress.announce);
          } catch (error) {
            this.#logger.error({ err: error, subscriber: name }, 'a live push failed');
          }
        });
    }
  }

  listen(eventName: string, listener: (fact: Fact) => void): void {
    this.#emitter.on(eventName, listener);
  }

  emit(fact: Fact): void {
    this.#emitter.emit(fact.name, fact);
  }
}
