import { close, closedAccounts } from '../../../domain/wallets/closing.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Accounts } from '../ledger/ports.ts';
import { EnvelopeReaders, Envelopes } from './ports.ts';

const atOnce = 20;

export const endDueNeeds = {
  unitOfWork: UnitOfWork,
  envelopes: Envelopes,
  readers: EnvelopeReaders,
  accounts: Accounts,
  ids: Ids,
  clock: Clock,
};

/**
 * Gives the rest of envelopes that are over back to their senders; the service keeps that of a deleted account.
 * @returns whether there may be more
 */
export const endDueEnvelopes = ({
  unitOfWork,
  envelopes,
  readers,
  accounts,
  ids,
  clock,
}: Resolved<typeof endDueNeeds>): Promise<boolean> =>
  unitOfWork.run(async () => {
    const at = clock.now();
    const due = await envelopes.lockDue(at, atOnce);
    if (due.length === 0) return false;
    const ledger = await accounts.lock(
      due.flatMap((one) => [one.account, ...closedAccounts(one.byId, one.currency)]),
    );
    const gone = await readers.gone(due.map(({ byId }) => byId));
    for (const envelope of due) {
      const { byId, currency } = envelope;
      envelope.end(ledger, { id: ids.next(), at });
      if (gone.has(byId)) close(ledger, byId, currency, ids.next(), at);
    }
    accounts.save(ledger);
    envelopes.save(due);
    return due.length === atOnce;
  });
