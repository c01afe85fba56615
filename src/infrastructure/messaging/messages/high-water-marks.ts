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
/** No statement of a process that was killed runs for longer. */
const settlingMs = 15_000;

interface Needs {
  readonly recipients: Recipients;
  readonly publisher: FramePublisher;
  readonly ids: Ids;
  readonly clock: Clock;
}

interface Quiet {
  readonly since: Instant;
  /** How often its mark is still to be pushed. */
  readonly left: number;
}

/** Conversations with recent frames from this process, longest quiet first. */
export class InMemoryHighWaterMarks extends HighWaterMarks {
  readonly #needs: Needs;
  readonly #quiet = new Map<ConversationId, Quiet>();
  #startedAt: Instant | undefined;

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
    this.#startedAt = needs.clock.now();
  }

  touch(id: ConversationId): void {
    this.#put(id, repeats);
    const [oldest] = this.#quiet.keys();
    if (this.#quiet.size > maxTracked) this.#quiet.delete(oldest!);
  }

  /**
   * Pushes the marks of conversations that have been quiet for 30 s; after an error the next step does.
   * @returns whether more are waiting
   */
  async step(): Promise<boolean> {
    const { recipients, publisher, ids, clock } = this.#needs;
    const at = clock.now();
    await this.#trackRecent(at);
    const due = this.#due(at);
    if (due.size === 0) return false;
    const marks = await recipients.highWaterMarks([...due.keys()]);
    for (const [id, quiet] of due) {
      // Something was pushed there during the read: it is no longer quiet.
      if (this.#quiet.get(id) !== quiet) continue;
      if (quiet.left > 1) this.#put(id, quiet.left - 1);
      else this.#quiet.delete(id);
    }
    await publisher.publish(
      marks.map(({ to, ...mark }) => toFrame(conversationHead, { id: ids.next(), at }, mark, to)),
    );
    return due.size === batchSize;
  }

  #due(at: Instant): Map<ConversationId, Quiet> {
    const due = new Map<ConversationId, Quiet>();
    for (const [id, quiet] of this.#quiet) {
      if (at - quiet.since < idleMs || due.size === batchSize) break;
      due.set(id, quiet);
    }
    return due;
  }

  /**
   * Once, a while after the start: the process before this one may have been killed between a commit and its frames,
   * with the commit still under way while members reconnected here and caught up.
   */
  async #trackRecent(at: Instant): Promise<void> {
    if (this.#startedAt === undefined || at - this.#startedAt < settlingMs) return;
    const recent = await this.#needs.recipients.changedSince(this.#startedAt - settlingMs, maxTracked);
    this.#startedAt = undefined;
    for (const id of recent) if (!this.#quiet.has(id)) this.touch(id);
  }

  #put(id: ConversationId, left: number): void {
    this.#quiet.delete(id);
    this.#quiet.set(id, { since: this.#needs.clock.now(), left });
  }
}
