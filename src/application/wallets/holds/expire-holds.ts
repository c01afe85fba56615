import type { Holds } from '../../../domain/wallets/hold.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';
import type { Clock, Ids } from '../../kernel/ports.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Accounts } from '../ledger/ports.ts';
import type { EndingHolds } from './ports.ts';

const atOnce = 20;

interface Needs {
  readonly ending: EndingHolds;
  readonly holds: Holds;
  readonly accounts: Accounts;
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Gives holds back whose time is over. Several processes may run it at once. */
export class HoldExpiry {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Gives some back; true if there is more. */
  step(): Promise<boolean> {
    const { ending, holds, accounts, unitOfWork, ids, clock } = this.#needs;
    return unitOfWork.run(async () => {
      const at = clock.now();
      const found = await ending.overdue(at, atOnce);
      const overdue = (await holds.lockAll(found)).filter((hold) => hold.isOverdue(at));
      if (overdue.length > 0) {
        const ledger = await accounts.lock(overdue.flatMap((hold) => hold.payerAccounts));
        for (const hold of overdue) hold.expire(ledger, { transferId: ids.next<TransferId>(), at });
        accounts.save(ledger);
      }
      return found.length === atOnce;
    });
  }
}
