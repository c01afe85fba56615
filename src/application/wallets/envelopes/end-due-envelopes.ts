import type { Resolved } from '../../kernel/operation.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { payBack, payBackNeeds } from '../ledger/pay-back.ts';
import { Envelopes } from './ports.ts';

const atOnce = 20;

export const endDueNeeds = { ...payBackNeeds, unitOfWork: UnitOfWork, envelopes: Envelopes };

/**
 * Returns what is left in overdue envelopes to their senders. If the sender's account is deleted, the service keeps it.
 * @returns whether there may be more
 */
export const endDueEnvelopes = (ports: Resolved<typeof endDueNeeds>): Promise<boolean> =>
  ports.unitOfWork.run(async () => {
    const { envelopes, ids, clock } = ports;
    const at = clock.now();
    const due = await envelopes.lockDue(at, atOnce);
    if (due.length === 0) return false;
    const senders = due.map(({ byId: userId, currency }) => ({ userId, currency }));
    const envelopeAccounts = due.map(({ account }) => account);
    await payBack(ports, senders, envelopeAccounts, (ledger) => {
      for (const envelope of due) envelope.end(ledger, { id: ids.next(), at });
    });
    envelopes.save(due);
    return due.length === atOnce;
  });
