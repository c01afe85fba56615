import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';

/** Frames go nowhere until gateways take them: command lines and workers have no sockets. */
export class CompositeFramePublisher extends FramePublisher {
  readonly #to: FramePublisher[] = [];

  publish(outgoing: readonly OutgoingFrame[]): void {
    for (const publisher of this.#to) publisher.publish(outgoing);
  }

  connect(to: FramePublisher): void {
    this.#to.push(to);
  }
}

/** Who is online at any of the gateways. */
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
