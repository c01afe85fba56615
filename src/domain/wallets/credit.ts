import type { Id } from '../kernel/id.ts';
import type { AccountKey } from './account.ts';
import type { Ledger, Leg, Posted } from './ledger.ts';
import type { Currency } from './money.ts';
import { mainOf } from './payment.ts';
import { type Transfer, unshared } from './transfer.ts';

const owedBy = (ownerId: Id, currency: Currency): AccountKey => ({ ownerId, currency, kind: 'owed' });

/** The accounts of a person that money from outside may change. */
export const creditedAccounts = (ownerId: Id, currency: Currency): readonly AccountKey[] => [
  mainOf(ownerId, currency),
  owedBy(ownerId, currency),
];

type Credit = Omit<Transfer, keyof typeof unshared>;

const nonzero = (legs: readonly Leg[]) => legs.filter(({ amount }) => amount !== 0);

/** Money from outside: it pays back what the person owes, the rest they can spend. */
export function credit(
  ledger: Ledger,
  from: AccountKey,
  transfer: Credit,
  options: { readonly despiteFreeze?: boolean } = {},
): Posted {
  const { toId, currency, amount } = transfer;
  const owed = owedBy(toId, currency);
  const repaid = Math.min(-ledger.balanceOf(owed), amount);
  return ledger.post(
    { ...transfer, ...unshared },
    [
      { account: from, amount: -amount },
      ...nonzero([
        { account: owed, amount: repaid },
        { account: mainOf(toId, currency), amount: amount - repaid },
      ]),
    ],
    options,
  );
}

/** The payment provider took money back: what the person does not have any more, they owe. */
export function takeBack(ledger: Ledger, to: AccountKey, transfer: Credit): Posted {
  const { fromId, currency, amount } = transfer;
  const main = mainOf(fromId, currency);
  const paid = Math.min(ledger.balanceOf(main), amount);
  return ledger.post({ ...transfer, ...unshared }, [
    ...nonzero([
      { account: main, amount: -paid },
      { account: owedBy(fromId, currency), amount: paid - amount },
    ]),
    { account: to, amount },
  ]);
}
