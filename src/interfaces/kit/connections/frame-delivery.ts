import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher, OnlineUsers } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';

/** Users looked up per step; a post to 100,000 followers must not block everything else. */
const lookupsPerStep = 2_000;

/** What clients get of a frame, beside its name. */
export const frameBody = ({ id, at, data }: OutgoingFrame) => ({ id, at: new Date(at).toISOString(), data });

/** Pushes frames to the recipients who are connected to this process, over whichever wire. */
export class FrameDelivery extends FramePublisher {
  readonly #wires: readonly Connections[];
  readonly #queue: OutgoingFrame[] = [];
  /** Recipients of the first frame that have been served. */
  #served = 0;

  /** `wires` may grow later. */
  constructor(wires: readonly Connections[]) {
    super();
    this.#wires = wires;
  }

  override async publish(outgoing: readonly OutgoingFrame[]): Promise<void> {
    const idle = this.#queue.length === 0;
    this.#queue.push(...outgoing);
    if (idle) this.#drain();
  }

  /** In order of arrival, so that an edit never overtakes its message. */
  #drain(): void {
    // Consecutive frames often have the same recipients, and no connection opens or closes during this loop.
    const looked = new Map<readonly UserId[], readonly (readonly Connection[])[]>();
    let budget = lookupsPerStep;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      if (budget <= 0) {
        setImmediate(() => this.#drain());
        return;
      }
      const isWhole = this.#served === 0 && next.to.length <= budget;
      const readers = isWhole ? next.to : next.to.slice(this.#served, this.#served + budget);
      let connected = looked.get(readers);
      if (!connected) {
        looked.set(readers, (connected = this.#wires.map((wire) => wire.of(readers))));
        budget -= readers.length;
      }
      budget -= 1;
      for (const [index, connections] of connected.entries())
        if (connections.length > 0) this.#wires[index]!.deliver(next, connections);
      this.#served += readers.length;
      if (this.#served >= next.to.length) {
        this.#queue.shift();
        this.#served = 0;
      }
    }
  }
}

/** The users who are connected to this process, over whichever wire. */
export class ConnectedUsers extends OnlineUsers {
  readonly #wires: readonly Connections[];

  constructor(wires: readonly Connections[]) {
    super();
    this.#wires = wires;
  }

  override among(ids: readonly UserId[]): UserId[] {
    return [...new Set(ids)].filter((id) => this.#wires.some((wire) => wire.has(id)));
  }

  override allIfAtMost(limit: number): UserId[] | undefined {
    const all = new Set<UserId>();
    for (const wire of this.#wires)
      for (const user of wire.users) {
        if (all.size === limit && !all.has(user)) return undefined;
        all.add(user);
      }
    return [...all];
  }

  override nobody(): boolean {
    return !this.#wires.some((wire) => wire.hasUsers);
  }
}
