import type { Server } from 'socket.io';
import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import { FramePublisher } from '../../application/kernel/ports.ts';
import { FrameBatcher } from './frame-batcher.ts';
import { batchRoom, userRoom } from './rooms.ts';

/** Users looked up per step; a post to 100,000 followers must not block everything else. */
const lookupsPerStep = 2_000;

/** The recipients among some users: those with a socket in this process. */
interface Recipients {
  readonly rooms: readonly string[];
  /** Users whose sockets take frames in batches. */
  readonly batched: readonly string[];
}

/** Pushes frames to the recipients who have a socket in this process. */
export class SocketFramePublisher extends FramePublisher {
  readonly #io: Server;
  readonly #batcher: FrameBatcher;
  readonly #queue: OutgoingFrame[] = [];
  #reached = 0;

  constructor(io: Server) {
    super();
    this.#io = io;
    this.#batcher = new FrameBatcher(io);
  }

  override publish(outgoing: readonly OutgoingFrame[]): void {
    const idle = this.#queue.length === 0;
    this.#queue.push(...outgoing);
    if (idle) this.#drain();
  }

  /** In order of arrival, so that an edit never overtakes its message. */
  #drain(): void {
    // Consecutive frames often have the same recipients, and no socket opens or closes during this loop.
    const looked = new Map<readonly string[], Recipients>();
    let budget = lookupsPerStep;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      if (budget <= 0) {
        setImmediate(() => this.#drain());
        return;
      }
      const whole = this.#reached === 0 && next.to.length <= budget;
      const readers = whole ? next.to : next.to.slice(this.#reached, this.#reached + budget);
      let present = looked.get(readers);
      if (!present) {
        looked.set(readers, (present = this.#presentOf(readers)));
        budget -= readers.length;
      }
      budget -= 1;
      this.#emit(next, present);
      this.#reached += readers.length;
      if (this.#reached >= next.to.length) {
        this.#queue.shift();
        this.#reached = 0;
      }
    }
  }

  #presentOf(readers: readonly string[]): Recipients {
    const { rooms } = this.#io.of('/').adapter;
    return {
      rooms: readers.map(userRoom).filter((room) => rooms.has(room)),
      batched: readers.filter((reader) => rooms.has(batchRoom(reader))),
    };
  }

  #emit(outgoing: OutgoingFrame, { rooms, batched }: Recipients): void {
    if (batched.length > 0) this.#batcher.add(outgoing, batched);
    if (rooms.length === 0) return;
    const { frame, id, at, data } = outgoing;
    this.#io.to([...rooms]).emit(frame.name, { id, at: new Date(at).toISOString(), data });
  }
}
