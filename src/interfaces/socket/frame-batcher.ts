import type { Server } from 'socket.io';
import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import { frameBody } from '../kit/connections/frame-delivery.ts';

type Frames = object[];

/** The frames collected for some recipients: these, after the ones before. */
interface Step {
  readonly frames: Frames;
  readonly before: Step | null;
  /** Recipients of the same frames share the steps, so that each list is encoded only once. */
  readonly next: Map<Frames, Step>;
}
const step = (frames: Frames, before: Step | null): Step => ({ frames, before, next: new Map() });

/**
 * Collects the frames of one event loop turn for sockets that take batches, and sends them as one `batch`. Readers are
 * ids of sockets.
 */
export class FrameBatcher {
  readonly #io: Server;
  readonly #reached = new Map<string, Step>();
  #start = step([], null);
  /** The recipients and frames of the last call: the next frame to the same array of recipients is appended. */
  #last: { readonly readers: readonly string[]; readonly frames: Frames } | undefined;

  constructor(io: Server) {
    this.#io = io;
  }

  /** Adds a frame to the batch of this event loop turn. */
  add(outgoing: OutgoingFrame, readers: readonly string[]): void {
    if (this.#reached.size === 0) setImmediate(() => this.#end());
    const frame = { name: outgoing.frame.name, ...frameBody(outgoing) };
    if (this.#last?.readers === readers) {
      this.#last.frames.push(frame);
      return;
    }
    const frames: Frames = [frame];
    this.#last = { readers, frames };
    for (const reader of readers) {
      const before = this.#reached.get(reader) ?? this.#start;
      let after = before.next.get(frames);
      if (!after) before.next.set(frames, (after = step(frames, before)));
      this.#reached.set(reader, after);
    }
  }

  #end(): void {
    const together = Map.groupBy(this.#reached, ([, last]) => last);
    this.#reached.clear();
    this.#start = step([], null);
    this.#last = undefined;
    for (const [last, readers] of together)
      this.#io.to(readers.map(([reader]) => reader)).emit('batch', framesUntil(last));
  }
}

function framesUntil(last: Step): object[] {
  const runs: Frames[] = [];
  for (let at: Step | null = last; at; at = at.before) runs.push(at.frames);
  return runs.reverse().flat();
}
