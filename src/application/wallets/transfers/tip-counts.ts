import { TipCounted } from '../../../domain/wallets/published.ts';
import type { Subject, Transfer } from '../../../domain/wallets/transfer.ts';
import type { Counters, EventRecorder } from '../../kernel/ports.ts';
import type { CountedKind, TipSubjects } from '../tips/ports.ts';

export interface TipCountsNeeds {
  readonly subjects: TipSubjects;
  readonly counters: Counters;
  readonly events: EventRecorder;
}
type Tip = Pick<Transfer, 'id' | 'subject'>;

/**
 * Keeps the numbers of tips of posts and outfits; messages count their own, because theirs are part of a history.
 * Part of the current unit of work, which runs again if the post or outfit is deleted meanwhile.
 */
export class TipCounts {
  readonly #needs: TipCountsNeeds;

  constructor(needs: TipCountsNeeds) {
    this.#needs = needs;
  }

  /** Of something that exists. */
  add({ id, subject }: Tip): void {
    if (subject) this.#count(id, subject, 1);
  }

  /** What is deleted has no counts any more. */
  async remove({ id, subject }: Tip): Promise<void> {
    if (subject && (isMessage(subject) || (await this.#needs.subjects.exists(counted(subject), subject.id))))
      this.#count(id, subject, -1);
  }

  #count(transferId: Transfer['id'], subject: Subject, by: 1 | -1): void {
    const { subjects, counters, events } = this.#needs;
    if (isMessage(subject)) {
      events.record(TipCounted({ subjectKind: subject.kind, subjectId: subject.id, transferId }));
      return;
    }
    subjects.assertExists(counted(subject), subject.id);
    counters.add(subject.id, 'tips', by);
  }
}

const isMessage = ({ kind }: Subject): boolean => kind === 'message';
/** Tips are of nothing else. */
const counted = ({ kind }: Subject): CountedKind => kind as CountedKind;
