import type { Logger } from 'pino';
import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers, type Watchers } from '../../../application/kernel/ports.ts';
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
    const addressed = outgoing.filter(({ to, watched }) => to.length > 0 || watched);
    if (addressed.length > 0) this.#bus.publish('frames', () => encodeFrames(addressed));
  }
}

/** Treats everyone as online while another process answers callers, because it may have their connections. */
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

interface Shared {
  readonly publisher: CompositeFramePublisher;
  readonly online: CompositeOnlineUsers;
  readonly watchers: Watchers;
  readonly logger: Logger;
}

/**
 * Pushes the frames of every process to the connections of all processes. `local` publishes to the connections of this
 * process. The returned function stops looking up watchers, and waits for the lookup in progress.
 */
export function shareFrames(
  bus: Bus,
  { publisher, online, watchers, logger }: Shared,
  local: FramePublisher,
): () => Promise<void> {
  publisher.connect(new BusFramePublisher(bus));
  online.connect(new OnlineElsewhere(bus));
  /** Watchers are looked up in the database, one frame after the other to keep the order of frames. */
  let asking = Promise.resolve();
  let isOver = false;
  const tellWatchers = async ({ watched, ...frame }: OutgoingFrame) => {
    if (isOver) return;
    const told = new Set(frame.to);
    const to = (await watchers.of(watched!)).filter((id) => !told.has(id));
    if (to.length > 0) await local.publish([{ ...frame, to }]);
  };
  bus.on('frames', (payload) => {
    const frames = decodeFrames(payload);
    local
      .publish(frames)
      .catch((error) => logger.error({ err: error }, 'frames of another process were lost'));
    for (const frame of frames)
      if (frame.watched)
        asking = asking
          .then(() => tellWatchers(frame))
          .catch((error) => logger.error({ err: error, frame: frame.frame.name }, 'watchers were not told'));
  });
  return () => {
    isOver = true;
    return asking;
  };
}
