import type { Logger } from 'pino';
import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';

/** Publishes to all wires; command lines and workers have none. */
export class CompositeFramePublisher extends FramePublisher {
  readonly #to: FramePublisher[] = [];
  readonly #logger: Logger;

  constructor(logger: Logger) {
    super();
    this.#logger = logger;
  }

  async publish(outgoing: readonly OutgoingFrame[]): Promise<void> {
    await Promise.all(
      this.#to.map((publisher) =>
        publisher
          .publish(outgoing)
          .catch((error) => this.#logger.error({ err: error, frames: outgoing.length }, 'frames were lost')),
      ),
    );
  }

  connect(to: FramePublisher): void {
    this.#to.push(to);
  }
}

/** The users who are connected over any wire. */
export class CompositeOnlineUsers extends OnlineUsers {
  readonly #of: OnlineUsers[] = [];

  among(ids: readonly UserId[]): UserId[] {
    return [...new Set(this.#of.flatMap((online) => online.among(ids)))];
  }

  allIfAtMost(limit: number): UserId[] | undefined {
    const all = new Set<UserId>();
    for (const online of this.#of) {
      const some = online.allIfAtMost(limit);
      if (!some) return undefined;
      for (const id of some) all.add(id);
    }
    return all.size > limit ? undefined : [...all];
  }

  nobody(): boolean {
    return this.#of.every((online) => online.nobody());
  }

  connect(of: OnlineUsers): void {
    this.#of.push(of);
  }
}
