import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';

/** Publishes to all connected gateways; command lines and workers have none. */
export class CompositeFramePublisher extends FramePublisher {
  readonly #to: FramePublisher[] = [];

  publish(outgoing: readonly OutgoingFrame[]): void {
    for (const publisher of this.#to) publisher.publish(outgoing);
  }

  connect(to: FramePublisher): void {
    this.#to.push(to);
  }
}

/** The users who are online at any gateway. */
export class CompositeOnlineUsers extends OnlineUsers {
  readonly #of: OnlineUsers[] = [];

  ids(): UserId[] {
    return [...new Set(this.#of.flatMap((online) => online.ids()))];
  }

  nobody(): boolean {
    return this.#of.every((online) => online.nobody());
  }

  connect(of: OnlineUsers): void {
    this.#of.push(of);
  }
}
