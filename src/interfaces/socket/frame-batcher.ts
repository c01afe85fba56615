import type { Server } from 'socket.io';
import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import { batchRoom } from './rooms.ts';

type Frames = object[];

/** What someone has been sent in this moment: these frames, after what came before them. */
interface Step {
  readonly frames: Frames;
  readonly before: Step | null;
  /** Whoever gets the same frames shares the steps, so that each list is encoded once for all of them. */
  readonly next: Map<Frames, Step>;
}
const step = (frames: Frames, before: Step | null): Step => ({ frames, before, next: new Map() });

/** Frames for sockets that take those of a moment together, as one `batch`: one write each, instead of many. */
export class FrameBatcher {
  readonly #io: Server;
  readonly #reached = new Map<string, Step>();
  #start = step([], null);
  /** To whom the last frame went, and with what: the next one to the very same people only joins in. */
  #last: { readonly readers: readonly string[]; readonly frames: Frames } | undefined;

  constructor(io: Server) {
    this.#io = io;
  }

  /** The moment ends when this turn of the event loop does. */
  add({ frame: { name }, id, at, data }: OutgoingFrame, readers: readonly string[]): void {
    if (this.#reached.size === 0) setImmediate(() => this.#end());
    const frame = { name, id, at: new Date(at).toISOString(), data };
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
      this.#io.to(readers.map(([reader]) => batchRoom(reader))).emit('batch', framesUntil(last));
  }
}

function framesUntil(last: Step): object[] {
  const runs: Frames[] = [];
  for (let at: Step | null = last; at; at = at.before) runs.push(at.frames);
  return runs.reverse().flat();
}
