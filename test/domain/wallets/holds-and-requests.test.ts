import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stranger } from '../../../src/domain/access/policy.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { Refusal } from '../../../src/domain/kernel/refusal.ts';
import { Account, type AccountKind } from '../../../src/domain/wallets/account.ts';
import { Hold, type HoldId } from '../../../src/domain/wallets/hold.ts';
import { Ledger } from '../../../src/domain/wallets/ledger.ts';
import { defaultLimits } from '../../../src/domain/wallets/limits.ts';
import { type Currency, equalParts } from '../../../src/domain/wallets/money.ts';
import { PaymentRequest, type RequestId } from '../../../src/domain/wallets/payment-request.ts';

const day = 86_400_000;
const EUR = 'EUR' as Currency;
const [ann, bob] = ['ann' as UserId, 'bob' as UserId];
const payee = { relation: stranger, payments: 'everyone' } as const;
const audiences = { payerAudience: 'private', payeeAudience: 'private' } as const;

function startLedger(funds: number) {
  const account = (ownerId: UserId, kind: AccountKind, balance: number) =>
    new Account({
      ...{ ownerId, currency: EUR, kind, balance },
      ...{ seq: 0, spentOn: 0, spent: 0, frozen: null },
    });
  const accounts = [account(ann, 'main', funds), account(ann, 'held', 0), account(bob, 'main', 0)];
  let n = 0;
  const id = () => `id-${++n}` as never;
  return {
    ledger: new Ledger(accounts, defaultLimits, id),
    balances: () => accounts.map((one) => one.balance),
    id,
  };
}

/** Does it, unless it is refused. */
function attempt(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const amount = fc.integer({ min: 1, max: 150 });
const deed = fc.record({
  what: fc.constantFrom('capture', 'void', 'expire', 'abandon'),
  amount: fc.option(amount, { nil: undefined }),
  at: fc.integer({ min: 0, max: 9 * day }),
});

test('a hold ends once, and what was set aside goes to the two and nowhere else', () => {
  fc.assert(
    fc.property(amount, fc.array(deed, { maxLength: 6 }), (held, deeds) => {
      const { ledger, balances, id } = startLedger(150);
      const terms = { byId: ann, payeeId: bob, clientId: id(), currency: EUR, amount: held, note: '' };
      const hold = Hold.place(ledger, { ...terms, id: 'hold' as HoldId, days: 7, at: 0 }, id(), payee);
      expect(balances()).toEqual([150 - held, held, 0]);
      let taken: number | undefined;
      for (const { what, amount: part, at } of deeds) {
        const before = balances();
        const release = { transferId: id(), at };
        const captured = { byId: bob, amount: part, transferId: id(), restId: id(), ...audiences, at };
        const done = attempt(() => {
          if (what === 'capture') hold.capture(ledger, captured);
          else hold[what](ledger, release);
        });
        const isChanged = balances().join() !== before.join();
        if (!isChanged) continue;
        expect({ done, taken }).toEqual({ done: true, taken: undefined });
        taken = what === 'capture' ? (part ?? held) : 0;
        expect(taken).toBeLessThanOrEqual(held);
        expect(what === 'abandon' || (what === 'expire') === at >= 7 * day).toBe(true);
        expect(balances()).toEqual([150 - taken, 0, taken]);
      }
    }),
  );
});

test('a request is paid in full or not at all, and once', () => {
  const act = fc.record({
    what: fc.constantFrom('pay', 'decline', 'cancel', 'expire', 'abandon'),
    at: fc.integer({ min: 0, max: 40 * day }),
  });
  fc.assert(
    fc.property(amount, fc.array(act, { maxLength: 6 }), (asked, acts) => {
      const { ledger, balances, id } = startLedger(100);
      const terms = { byId: bob, payerId: ann, clientId: id(), currency: EUR, amount: asked, note: '' };
      const request = PaymentRequest.ask(
        { ...terms, id: 'request' as RequestId, splitId: null, at: 0 },
        payee,
        0,
      );
      let end: string | undefined;
      for (const { what, at } of acts) {
        const isOver = end !== undefined || at >= 30 * day;
        const done = attempt(() => {
          if (what === 'pay') request.pay(ledger, { transferId: id(), ...audiences, at });
          else if (what === 'cancel') request.cancel(bob, at);
          else request[what](at);
        });
        if (what === 'pay') expect(done).toBe(!isOver && asked <= 100);
        const ends = what === 'expire' ? at >= 30 * day : what === 'abandon' || (done && !isOver);
        if (ends) end ??= what;
        expect(balances()).toEqual(end === 'pay' ? [100 - asked, 0, asked] : [100, 0, 0]);
      }
    }),
  );
});

test('equal shares add up to the whole, and differ by at most one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 50 }), (total, parts) => {
      const shares = equalParts(total, parts);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(total);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      expect(shares[0]! - shares.at(-1)!).toBeLessThanOrEqual(1);
    }),
  );
});
