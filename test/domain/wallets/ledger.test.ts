import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { Account, type AccountKind, type AccountState } from '../../../src/domain/wallets/account.ts';
import { InsufficientFunds, LimitExceeded } from '../../../src/domain/wallets/errors.ts';
import { Ledger, type Leg } from '../../../src/domain/wallets/ledger.ts';
import { defaultLimits } from '../../../src/domain/wallets/limits.ts';
import type { Currency } from '../../../src/domain/wallets/money.ts';
import type { Transfer, TransferKind } from '../../../src/domain/wallets/transfer.ts';

const EUR = 'EUR' as Currency;
const [ann, bob, cat] = ['ann', 'bob', 'cat'] as unknown as [Id, Id, Id];

function ledgerOf(...states: readonly Partial<AccountState>[]) {
  let entries = 0;
  const accounts = states.map(
    (state) =>
      new Account({
        ...{ ownerId: ann, currency: EUR, kind: 'main', balance: 0, seq: 0 },
        ...{ spentOn: 0, spent: 0, frozen: null, ...state },
      }),
  );
  const ledger = new Ledger(accounts, defaultLimits, () => `entry ${++entries}` as never);
  return { ledger, accounts };
}
const transferOf = (amount: number, kind: TransferKind = 'grant', currency = EUR): Transfer => ({
  ...{ id: 't' as never, byId: ann, clientId: 'c' as never, kind, fromId: ann, toId: bob, currency, amount },
  ...{ note: '', subject: null, reversesId: null, payerAudience: 'private', payeeAudience: 'private', at: 1 },
});
const leg = (ownerId: Id, amount: number, kind: AccountKind = 'main', currency = EUR): Leg => ({
  account: { ownerId, currency, kind },
  amount,
});

describe('The ledger', () => {
  test('entries that do not sum to 0, name an account twice or mix currencies are a mistake of the program', () => {
    const USD = 'USD' as Currency;
    const { ledger, accounts } = ledgerOf(
      { balance: 100 },
      { ownerId: bob },
      { ownerId: bob, currency: USD },
    );
    const unsound: readonly Leg[][] = [
      [leg(ann, -10), leg(bob, 9)],
      [leg(ann, -10), leg(bob, 5), leg(bob, 5)],
      [leg(ann, -10), leg(bob, 10, 'main', USD)],
      [leg(ann, -10.5), leg(bob, 10.5)],
      [leg(ann, -10), leg(bob, 10), leg(cat, 0)],
    ];
    for (const legs of unsound) expect(() => ledger.post(transferOf(10), legs)).toThrow(/do not balance/);
    for (const amount of [0, -1, 0.5, 2 ** 53])
      expect(() => ledger.post(transferOf(amount), [leg(ann, -amount), leg(bob, amount)])).toThrow(
        /do not balance/,
      );
    expect(() => ledger.post(transferOf(1), [leg(ann, -1), leg(cat, 1)])).toThrow(/is not locked/);
    expect(accounts.map(({ balance }) => balance)).toEqual([100, 0, 0]);
    expect([ledger.posted, ledger.touched, takeEvents(ledger)]).toEqual([[], [], []]);
  });

  test('what one account refuses changes no other', () => {
    const { ledger, accounts } = ledgerOf({ balance: 100 }, { ownerId: bob, balance: 5 }, { ownerId: cat });
    const refused = [leg(ann, -10), leg(cat, 16), leg(bob, -6)];
    expect(() => ledger.post(transferOf(16), refused)).toThrow(InsufficientFunds);
    expect(accounts.map(({ state }) => [state.balance, state.seq])).toEqual([
      [100, 0],
      [5, 0],
      [0, 0],
    ]);
  });

  test('balances stay exact integers: what would be more is refused, on either side', () => {
    const [most, least] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const { ledger } = ledgerOf(
      { ownerId: bob, balance: most },
      { kind: 'issued', balance: least },
      { ownerId: cat, kind: 'issued' },
    );
    expect(() => ledger.post(transferOf(1), [leg(cat, -1, 'issued'), leg(bob, 1)])).toThrow(LimitExceeded);
    expect(() => ledger.post(transferOf(1), [leg(ann, -1, 'issued'), leg(bob, 1)])).toThrow();
  });

  test('only accounts for the world, grants and debts go below 0', () => {
    for (const kind of ['main', 'held', 'envelope', 'unclaimed'] as const) {
      const { ledger } = ledgerOf({ kind, balance: 1 }, { ownerId: bob });
      expect(() => ledger.post(transferOf(2), [leg(ann, -2, kind), leg(bob, 2)])).toThrow(InsufficientFunds);
    }
    for (const kind of ['outside', 'issued', 'owed'] as const) {
      const { ledger } = ledgerOf({ kind, balance: 1 }, { ownerId: bob });
      ledger.post(transferOf(2), [leg(ann, -2, kind), leg(bob, 2)]);
      expect(ledger.balanceOf({ ownerId: ann, currency: EUR, kind })).toBe(-1);
    }
  });

  test('any transfers leave the sum at 0, and every chain of entries unbroken', () => {
    const people = [ann, bob, cat];
    const who = fc.nat(2);
    const moves = fc.array(fc.tuple(who, who, fc.integer({ min: 1, max: 90 })), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (all) => {
        const { ledger, accounts } = ledgerOf(
          { balance: 100 },
          { ownerId: bob, balance: 100 },
          { ownerId: cat, balance: 100 },
        );
        for (const [from, to, amount] of all)
          try {
            if (from !== to)
              ledger.post(transferOf(amount), [leg(people[from]!, -amount), leg(people[to]!, amount)]);
          } catch (error) {
            expect(error).toBeInstanceOf(InsufficientFunds);
          }
        expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(300);
        for (const account of accounts) {
          const chain = ledger.posted.flatMap(({ entries }) =>
            entries.filter((one) => one.ownerId === account.ownerId),
          );
          let balance = 100;
          for (const [i, entry] of chain.entries()) {
            balance += entry.amount;
            expect([entry.seq, entry.balance]).toEqual([i + 1, balance]);
          }
          expect([account.balance, account.state.seq]).toEqual([balance, chain.length]);
          expect(account.balance).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
