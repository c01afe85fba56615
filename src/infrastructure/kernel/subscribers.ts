import type { Port } from '../../application/kernel/operation.ts';
import type { Fact, Progress, Subscriber, When } from '../../application/kernel/subscriber.ts';

/** A subscriber with its ports. */
export interface Wired {
  readonly name: string;
  readonly hears: readonly string[];
  /** All that it does is to push frames. */
  readonly pushes: boolean;
  readonly when: When;
  handle(fact: Fact, cursor: string | undefined): Promise<Progress | undefined>;
}

/** Who hears what, with every port resolved once, so that a missing binding stops the start. */
export class Subscribers {
  readonly all: readonly Wired[];
  readonly #byEvent = new Map<string, Wired[]>();

  constructor(subscribers: readonly Subscriber[], resolve: <T>(port: Port<T>) => T) {
    this.all = subscribers.map((subscriber) => {
      const ports = Object.fromEntries(
        Object.entries(subscriber.needs).map(([name, port]) => [name, resolve(port)]),
      );
      const wired: Wired = {
        name: subscriber.name,
        hears: subscriber.hears.map(({ eventName }) => eventName),
        when: subscriber.when,
        pushes: subscriber.frames.length > 0,
        handle: (fact, cursor) => subscriber.handle(fact, ports, cursor),
      };
      for (const eventName of wired.hears) {
        const hearing = this.#byEvent.get(eventName);
        if (hearing) hearing.push(wired);
        else this.#byEvent.set(eventName, [wired]);
      }
      return wired;
    });
  }

  of(eventName: string): readonly Wired[] {
    return this.#byEvent.get(eventName) ?? [];
  }
}

/** Owed a row in `dispatches` until it is done. */
export const isDurable = (when: When): boolean => when === 'later' || when === 'leased';
