import { toFrame } from '../../application/kernel/frame.ts';
import type { Clock, FramePublisher, Ids } from '../../application/kernel/ports.ts';
import { conversationHead } from '../../application/messaging/frames.ts';
import { Heads, type Readers } from '../../application/messaging/ports.ts';
import type { Instant } from '../../domain/kernel/id.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';

const idleMs = 30_000;
/** Told again once, should the first head be lost as well. */
const times = 2;
const most = 10_000;
const atOnce = 20;

interface Needs {
  readonly readers: Readers;
  readonly publisher: FramePublisher;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Conversations in which this process pushed something lately, the one that was quiet for longest first. */
export class MemoryHeads extends Heads {
  readonly #needs: Needs;
  readonly #quiet = new Map<ConversationId, { readonly since: Instant; readonly left: number }>();

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  changed(id: ConversationId): void {
    this.#put(id, times);
    const [oldest] = this.#quiet.keys();
    if (this.#quiet.size > most) this.#quiet.delete(oldest!);
  }

  /** Tells where conversations stand that have been quiet for 30 s. @returns whether more are waiting */
  async step(): Promise<boolean> {
    const { readers, publisher, ids, clock } = this.#needs;
    const at = clock.now();
    const due: ConversationId[] = [];
    for (const [id, { since, left }] of this.#quiet) {
      if (at - since < idleMs || due.length === atOnce) break;
      due.push(id);
      if (left > 1) this.#put(id, left - 1);
      else this.#quiet.delete(id);
    }
    if (due.length === 0) return false;
    const heads = await readers.heads(due);
    publisher.publish(
      heads.map(({ to, ...head }) => toFrame(conversationHead, { id: ids.next(), at }, head, to)),
    );
    return due.length === atOnce;
  }

  #put(id: ConversationId, left: number): void {
    this.#quiet.delete(id);
    this.#quiet.set(id, { since: this.#needs.clock.now(), left });
  }
}
