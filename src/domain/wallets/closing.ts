import type { Id, Instant } from '../kernel/id.ts';
import type { AccountKey } from './account.ts';
import { type Ledger, legs } from './ledger.ts';
import type { Currency } from './money.ts';
import { mainOf } from './payment.ts';
import { ownClientId, serviceId, type TransferId, unshared } from './transfer.ts';

const unclaimedOf = (ownerId: Id, currency: Currency): AccountKey => ({
  ownerId,
  currency,
  kind: 'unclaimed',
});

/** The accounts that closing a wallet changes. */
export const closedAccounts = (ownerId: Id, currency: Currency): readonly AccountKey[] => [
  mainOf(ownerId, currency),
  unclaimedOf(ownerId, currency),
];

/** What a deleted account leaves goes to the service, which keeps it under the account's id. */
export function close(ledger: Ledger, ownerId: Id, currency: Currency, id: TransferId, at: Instant): void {
  const amount = ledger.balanceOf(mainOf(ownerId, currency));
  if (amount === 0) return;
  const [main, unclaimed] = closedAccounts(ownerId, currency) as [AccountKey, AccountKey];
  const people = { byId: serviceId, fromId: ownerId, toId: serviceId };
  ledger.post(
    {
      ...{ id, clientId: ownClientId(id), kind: 'closing', ...people, currency, amount },
      ...{ note: '', ...unshared, at },
    },
    legs(main, unclaimed, amount),
  );
}
