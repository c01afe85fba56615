import type { UserId } from '../../../domain/kernel/id.ts';
import type { AccountKey } from '../../../domain/wallets/account.ts';
import { close, closedAccounts } from '../../../domain/wallets/closing.ts';
import type { Ledger } from '../../../domain/wallets/ledger.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import { mainOf } from '../../../domain/wallets/payment.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { PartiesReader } from '../transfers/ports.ts';
import { Accounts } from './ports.ts';

export const payBackNeeds = { accounts: Accounts, parties: PartiesReader, ids: Ids, clock: Clock };

export interface Owner {
  readonly userId: UserId;
  readonly currency: Currency;
}

/**
 * Locks the wallets of these people and `more` accounts, lets `post` move what comes to them by itself, and stores it.
 * What reaches a deleted account goes on to the service, since its wallet is closed.
 */
export async function payBack(
  { accounts, parties, ids, clock }: Resolved<typeof payBackNeeds>,
  owners: readonly Owner[],
  more: readonly AccountKey[],
  post: (ledger: Ledger) => void,
): Promise<void> {
  const wallets = [...more, ...owners.map(({ userId, currency }) => mainOf(userId, currency))];
  const locked = await accounts.lock(wallets);
  // If an account is deleted after this check, its wallet is closed afterwards: closing needs the same lock.
  const gone = await parties.gone(owners.map(({ userId }) => userId));
  const closed = owners.filter(({ userId }) => gone.has(userId));
  const unclaimed = closed.flatMap(({ userId, currency }) => closedAccounts(userId, currency));
  const ledger = closed.length === 0 ? locked : await accounts.lock([...wallets, ...unclaimed]);
  post(ledger);
  for (const { userId, currency } of closed) close(ledger, userId, currency, ids.next(), clock.now());
  accounts.save(ledger);
}
