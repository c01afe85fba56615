import { TipCounted } from '../../../domain/wallets/published.ts';
import type { Transfer } from '../../../domain/wallets/transfer.ts';
import type { Counters, EventRecorder } from '../../kernel/ports.ts';

/** Keeps the numbers of tips of posts and outfits; messages count their own, because theirs are part of a history. */
export class TipCounts {
  readonly #counters: Counters;
  readonly #events: EventRecorder;

  constructor(counters: Counters, events: EventRecorder) {
    this.#counters = counters;
    this.#events = events;
  }

  /** Part of the current unit of work. */
  count({ id: transferId, subject }: Pick<Transfer, 'id' | 'subject'>, by: 1 | -1): void {
    if (!subject) return;
    if (subject.kind === 'message')
      this.#events.record(TipCounted({ subjectKind: subject.kind, subjectId: subject.id, transferId }));
    else this.#counters.add(subject.id, 'tips', by);
  }
}
