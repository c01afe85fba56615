import type { Resolved } from '../../../application/kernel/operation.ts';
import type { Clock, FramePublisher, Ids } from '../../../application/kernel/ports.ts';
import { notify, type notifyPorts } from '../../../application/notifications/inbox/notify.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId } from '../../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../../kernel/unit-of-work/sql-unit-of-work.ts';
import { type DueItem, dueItems } from '../../wardrobe/due-items.read.ts';

const atOnce = 100;
const dayMs = 24 * 3_600_000;
/** Items due longer ago were reported already, or came from an import. */
const lookBackMs = 3 * dayMs;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export interface LaundryNeeds {
  readonly database: Database;
  readonly unitOfWork: SqlUnitOfWork;
  readonly notifyPorts: Resolved<typeof notifyPorts>;
  readonly publisher: FramePublisher;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Notifies owners of items that are due back: washed, repaired, lent or on a trip. Once per item and due day. */
export class LaundryReminders {
  readonly #needs: LaundryNeeds;
  #cursor: Pick<DueItem, 'dueBack' | 'itemId'> | undefined;

  constructor(needs: LaundryNeeds) {
    this.#needs = needs;
  }

  /** One batch; true if there is more. */
  async step(): Promise<boolean> {
    const { database, unitOfWork, notifyPorts: ports, publisher, clock, ids } = this.#needs;
    const now = clock.now();
    const cursor = this.#cursor ?? { dueBack: dayOf(now - lookBackMs), itemId: firstId };
    const due = await database.rows(dueItems, { ...cursor, until: dayOf(now), limit: atOnce });
    const outgoing = await unitOfWork.transact(async () => {
      const messages = due.map(({ itemId, ownerId: recipientId, dueBack }) => {
        const subject = { kind: 'item', id: itemId } as const;
        const key = `laundry ${itemId} ${dueBack}`;
        const request = { recipientId, actorId: null, type: 'laundry', subject, key } as const;
        return { event: { id: ids.next(), at: now }, request };
      });
      return (await notify(ports, messages)).push;
    });
    if (outgoing.length > 0) await publisher.publish(outgoing);
    this.#cursor = due.length === atOnce ? due.at(-1) : undefined;
    return this.#cursor !== undefined;
  }
}
