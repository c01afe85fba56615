import type { Call } from '../calls.ts';
import type { Message } from '../operations.ts';
import type { Place, Timeline } from './timeline.ts';

const pageSize = 50;
/** How many messages are loaded before the one at which a conversation is opened. */
const before = 25;

interface Loaded {
  readonly items: readonly Message[];
  /** True when there are no more messages in this direction. */
  readonly ends: boolean;
}

/** Loads pages of one conversation into its timeline. */
export class Pager {
  readonly #id: string;
  readonly #call: Call;
  readonly #timeline: Timeline;
  /** Throws when nothing is shown any more. */
  readonly #assertFollowing: () => void;

  constructor(id: string, call: Call, timeline: Timeline, assertFollowing: () => void) {
    this.#id = id;
    this.#call = call;
    this.#timeline = timeline;
    this.#assertFollowing = assertFollowing;
  }

  /** The newest page; `position` is that of a read before this one. */
  newest(position?: number): Promise<void> {
    return this.#jump(async () => {
      const { items, ends } = await this.#read({});
      return { items, isFirst: ends, isLast: true };
    }, position);
  }

  /** The messages before and after `seq`, with it. */
  around(seq: number, position?: number): Promise<void> {
    return this.#jump(async () => {
      const [older, newer] = await Promise.all([
        this.#read({ before: seq, limit: before }),
        this.#read({ after: Math.max(0, seq - 1) }),
      ]);
      return { items: [...older.items, ...newer.items], isFirst: older.ends, isLast: newer.ends };
    }, position);
  }

  /** Resolves to whether there was an older page. */
  async older(): Promise<boolean> {
    const { first, jumps } = this.#timeline;
    if (!Number.isFinite(first) || first <= 1) return false;
    const began = this.#timeline.begin();
    const { items, ends } = await this.#read({ before: first });
    if (this.#timeline.jumps === jumps) this.#timeline.load({ items, isFirst: ends }, undefined, began);
    return true;
  }

  /** Resolves to whether there was a newer page. */
  async newer(): Promise<boolean> {
    const { last, jumps } = this.#timeline;
    if (!Number.isFinite(last)) return false;
    const began = this.#timeline.begin();
    const { items, ends } = await this.#read({ after: last });
    if (this.#timeline.jumps === jumps) this.#timeline.extend({ items, isLast: ends }, began);
    return true;
  }

  async #jump(read: () => Promise<Place>, position: number | undefined): Promise<void> {
    const began = this.#timeline.begin();
    this.#timeline.jump(await read(), position, began);
  }

  async #read(where: { before?: number; after?: number; limit?: number }): Promise<Loaded> {
    const asked = { conversationId: this.#id, limit: pageSize, ...where };
    const { items, nextCursor } = await this.#call('messaging.list-messages', asked);
    this.#assertFollowing();
    return { items, ends: nextCursor === null };
  }
}
