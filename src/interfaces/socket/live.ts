import type { Server } from 'socket.io';
import type { Announcement } from '../../application/kernel/frame.ts';
import { Live } from '../../application/kernel/ports.ts';
import { Moments } from './moments.ts';
import { batchRoom, userRoom } from './rooms.ts';

/** People looked up in one go; a post to 100,000 followers must not stop everything else. */
const atOnce = 2_000;

/** Pushes frames to those of their readers who have a socket here. */
export class SocketLive extends Live {
  readonly #io: Server;
  readonly #moments: Moments;
  readonly #queue: Announcement[] = [];
  #reached = 0;

  constructor(io: Server) {
    super();
    this.#io = io;
    this.#moments = new Moments(io);
  }

  override push(announcements: readonly Announcement[]): void {
    const idle = this.#queue.length === 0;
    this.#queue.push(...announcements);
    if (idle) this.#drain();
  }

  /** In the order of arrival, so that an edit never overtakes what it edits. */
  #drain(): void {
    let budget = atOnce;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      if (budget <= 0) {
        setImmediate(() => this.#drain());
        return;
      }
      const readers = next.to.slice(this.#reached, this.#reached + budget);
      this.#emit(next, readers);
      budget -= Math.max(1, readers.length);
      this.#reached += readers.length;
      if (this.#reached >= next.to.length) {
        this.#queue.shift();
        this.#reached = 0;
      }
    }
  }

  #emit(announcement: Announcement, readers: readonly string[]): void {
    const { rooms } = this.#io.of('/').adapter;
    const together = readers.filter((reader) => rooms.has(batchRoom(reader)));
    if (together.length > 0) this.#moments.add(announcement, together);
    const present = readers.map(userRoom).filter((room) => rooms.has(room));
    if (present.length === 0) return;
    const { frame, id, at, data } = announcement;
    this.#io.to(present).emit(frame.name, { id, at: new Date(at).toISOString(), data });
  }
}
