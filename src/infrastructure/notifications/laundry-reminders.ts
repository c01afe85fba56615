import type { OutgoingFrame } from '../../application/kernel/frame.ts';
import type { Resolved } from '../../application/kernel/operation.ts';
import type { Clock, FramePublisher, Ids } from '../../application/kernel/ports.ts';
import { tell, type telling } from '../../application/notifications/telling.ts';
import type { Database } from '../kernel/database/database.ts';
import { firstId } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { type DueItem, dueItems } from '../wardrobe/due.read.ts';

const atOnce = 100;
const dayMs = 24 * 3_600_000;
/** What was due longer ago was told of already, or came back to life from an import: no news either way. */
const lookBackMs = 3 * dayMs;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export interface LaundryNeeds {
  readonly database: Database;
  readonly unitOfWork: SqlUnitOfWork;
  readonly telling: Resolved<typeof telling>;
  readonly publisher: FramePublisher;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Tells people what should be back by now from the laundry, the cleaner or repair; each once for each due day. */
export class LaundryReminders {
  readonly #needs: LaundryNeeds;
  #after: Pick<DueItem, 'dueBack' | 'itemId'> | undefined;

  constructor(needs: LaundryNeeds) {
    this.#needs = needs;
  }

  /** Answers whether there is more. */
  async step(): Promise<boolean> {
    const { database, unitOfWork, telling, publisher, clock, ids } = this.#needs;
    const now = clock.now();
    const from = this.#after ?? { dueBack: dayOf(now - lookBackMs), itemId: firstId };
    const due = await database.rows(dueItems, { ...from, until: dayOf(now), limit: atOnce });
    const outgoing = await unitOfWork.transact(async () => {
      const outgoing: OutgoingFrame[] = [];
      for (const { itemId, ownerId: recipientId, dueBack } of due) {
        const concern = { recipientId, actorId: null, type: 'laundry', subject: null } as const;
        const told = await tell(telling, { id: ids.next(), at: now }, [
          { ...concern, key: `laundry ${itemId} ${dueBack}` },
        ]);
        outgoing.push(...(told?.push ?? []));
      }
      return outgoing;
    });
    if (outgoing.length > 0) publisher.publish(outgoing);
    this.#after = due.length === atOnce ? due.at(-1) : undefined;
    return this.#after !== undefined;
  }
}
