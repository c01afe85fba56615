import { toFrame } from '../../../application/kernel/frame.ts';
import type { Clock, FramePublisher, Ids } from '../../../application/kernel/ports.ts';
import { conversationHead } from '../../../application/messaging/messages/frames.ts';
import { HighWaterMarks, type Recipients } from '../../../application/messaging/messages/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';

const idleMs = 30_000;
/** Sent again once, in case the first is lost too. */
const repeats = 2;
const maxTracked = 10_000;
const batchSize = 20;

interface Needs {
  readonly recipients: Recipients;
  readonly publisher: FramePublisher;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Conversations with recent frames from this process, longest quiet first. */
export class InMemoryHighWaterMarks extends HighWaterMarks {
  readonly #needs: Needs;
  readonly #quiet = new Map<ConversationId, { readonly since: Instant; readonly left: number }>();

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  touch(id: ConversationId): void {
    this.#put(id, repeats);
    const [oldest] = this.#quiet.keys();
    if (this.#quiet.size > maxTracked) this.#quiet.delete(oldest!);
  }

  /** Pushes the marks of conversations that have been quiet for 30 s. @returns whether more are waiting */
  async step(): Promise<boolean> {
    const { recipients, publisher, ids, clock } = this.#needs;
    const at = clock.now();
    const due: ConversationId[] = [];
    for (const [id, { since, left }] of this.#quiet) {
      if (at - since < idleMs || due.length === batchSize) break;
      due.push(id);
      if (left > 1) this.#put(id, left - 1);
      else this.#quiet.delete(id);
    }
    if (due.length === 0) return false;
    const marks = await recipients.highWaterMarks(due);
    publisher.publish(
      marks.map(({ to, ...mark }) => toFrame(conversationHead, { id: ids.next(), at }, mark, to)),
    );
    return due.length === batchSize;
  }

  #put(id: ConversationId, left: number): void {
    this.#quiet.delete(id);
    this.#quiet.set(id, { since: this.#needs.clock.now(), left });
  }
}
