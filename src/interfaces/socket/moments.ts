import type { Server } from 'socket.io';
import type { Announcement } from '../../application/kernel/frame.ts';
import { batchRoom } from './rooms.ts';

/** What someone has been sent in this moment: the frame, after what came before it. */
interface Step {
  readonly frame: object | null;
  readonly before: Step | null;
  /** Whoever gets the same frames shares the steps, so that each list is encoded once for all of them. */
  readonly next: Map<object, Step>;
}
const start = (): Step => ({ frame: null, before: null, next: new Map() });

/** Frames for sockets that take those of a moment together, as one `batch`: one write each, instead of many. */
export class Moments {
  readonly #io: Server;
  readonly #reached = new Map<string, Step>();
  #start = start();

  constructor(io: Server) {
    this.#io = io;
  }

  /** The moment ends when this turn of the event loop does. */
  add({ frame: { name }, id, at, data }: Announcement, readers: readonly string[]): void {
    if (this.#reached.size === 0) setImmediate(() => this.#end());
    const frame = { name, id, at: new Date(at).toISOString(), data };
    for (const reader of readers) {
      const before = this.#reached.get(reader) ?? this.#start;
      let step = before.next.get(frame);
      if (!step) before.next.set(frame, (step = { frame, before, next: new Map() }));
      this.#reached.set(reader, step);
    }
  }

  #end(): void {
    const together = Map.groupBy(this.#reached, ([, step]) => step);
    this.#reached.clear();
    this.#start = start();
    for (const [step, readers] of together)
      this.#io.to(readers.map(([reader]) => batchRoom(reader))).emit('batch', framesOf(step));
  }
}

function framesOf(last: Step): object[] {
  const frames: object[] = [];
  for (let step: Step | null = last; step?.frame; step = step.before) frames.push(step.frame);
  return frames.reverse();
}
