import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { CompositeFramePublisher, CompositeOnlineUsers } from '../realtime/composites.ts';
import type { Bus } from './bus.ts';
import { decodeFrames, encodeFrames } from './frame-codec.ts';

/** Hands frames to the other processes, which push them to their own connections. */
class BusFramePublisher extends FramePublisher {
  readonly #bus: Bus;

  constructor(bus: Bus) {
    super();
    this.#bus = bus;
  }

  async publish(outgoing: readonly OutgoingFrame[]): Promise<void> {
    const addressed = outgoing.filter(({ to }) => to.length > 0);
    if (addressed.length > 0) this.#bus.publish('frames', encodeFrames(addressed));
  }
}

/** Any other process may have connections, so that no frame may be spared while there is one. */
class OnlineElsewhere extends OnlineUsers {
  readonly #bus: Bus;

  constructor(bus: Bus) {
    super();
    this.#bus = bus;
  }

  among(ids: readonly UserId[]): UserId[] {
    return this.nobody() ? [] : [...ids];
  }

  allIfAtMost(): UserId[] | undefined {
    return this.nobody() ? [] : undefined;
  }

  nobody(): boolean {
    return this.#bus.others === 0;
  }
}

/** Pushes the frames of every process to the connections of all of them. `local` publishes to those of this one. */
export function shareFrames(
  bus: Bus,
  all: { readonly publisher: CompositeFramePublisher; readonly online: CompositeOnlineUsers },
  local: FramePublisher,
): void {
  all.publisher.connect(new BusFramePublisher(bus));
  all.online.connect(new OnlineElsewhere(bus));
  bus.on('frames', (payload) => void local.publish(decodeFrames(payload)));
}
