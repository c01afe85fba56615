import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

const insufficient = 'wallets.insufficient-funds';

describe.each(databases)('Transfers, on %s', (kind) => {
  test('what one person pays, the other has; both see it in their entries', async () => {
    const { rich, pay, balance, entries, wallet } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 1000), await rich('bob', 0)];
    const transferId = randomUUID();
    const made = await pay(ann, bob, 250, { transferId, note: 'for the hat' });
    expect(made).toMatchObject({
      transferId,
      kind: 'transfer',
      from: { id: ann.id },
      to: { id: bob.id },
      amount: '250',
      currency: 'EUR',
      note: 'for the hat',
      audience: 'private',
      refunded: '0',
    });
    expect(await balance(ann)).toBe(750);
    expect(await balance(bob)).toBe(250);
    expect(await entries(ann)).toMatchObject([
      { seq: 2, kind: 'transfer', amount: '-250', balanceAfter: '750', counterparty: { id: bob.id } },
      { seq: 1, kind: 'grant', amount: '1000', balanceAfter: '1000', counterparty: null },
    ]);
    expect(await entries(bob)).toMatchObject([
      { seq: 1, amount: '250', balanceAfter: '250', counterparty: { id: ann.id }, transferId: made.id },
    ]);
    expect(await wallet(ann)).toMatchObject({
      balances: [{ currency: 'EUR', digits: 2, available: '750', held: '0', seq: 2 }],
      frozen: null,
      limits: [
        {
          currency: 'EUR',
          perTransfer: '100000',
          perDay: '500000',
          spentToday: '250',
          maxBalance: '1000000',
        },
      ],
    });
  });

  test('sent again, a transfer is the same; with other terms it is refused', async () => {
    const { rich, grant, pay, balance } = await startMarket(kind, { CURRENCIES: 'EUR,USD' });
    const [ann, bob, cat] = [await rich('ann', 1000), await rich('bob', 0), await rich('cat', 0)];
    const transferId = randomUUID();
    const first = await pay(ann, bob, 100, { transferId });
    const again = await Promise.all(Array.from({ length: 5 }, () => pay(ann, bob, 100, { transferId })));
    for (const one of again) expect(one).toEqual(first);
    expect(await refusalOf(pay(ann, bob, 101, { transferId }))).toBe('wallets.id-reused');
    expect(await refusalOf(pay(ann, cat, 100, { transferId }))).toBe('wallets.id-reused');
    await grant(ann, 100, 'USD');
    const inDollars = { transferId, currency: 'USD' };
    expect(await refusalOf(pay(ann, bob, 100, inDollars))).toBe('wallets.id-reused');
    expect(await balance(ann)).toBe(900);
    // The id is the maker's: someone else may use it too.
    expect((await pay(bob, ann, 40, { transferId })).id).not.toBe(first.id);
  });

  test('a refused transfer can be sent again, and is never taken for made', async () => {
    const { rich, pay, grant, balance } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 10), await rich('bob', 0)];
    const transferId = randomUUID();
    expect(await refusalOf(pay(ann, bob, 11, { transferId }))).toBe(insufficient);
    expect(await refusalOf(pay(ann, bob, 11, { transferId }))).toBe(insufficient);
    expect([await balance(ann), await balance(bob)]).toEqual([10, 0]);
    await grant(ann, 1);
    await pay(ann, bob, 11, { transferId });
    expect([await balance(ann), await balance(bob)]).toEqual([0, 11]);
  });

  test('amounts that are no amounts, unknown currencies and oneself are refused', async () => {
    const { rich, pay } = await startMarket(kind);
    const [ann, bob] = [await rich('ann'), await rich('bob')];
    const invalid = (field: string) => `request.invalid-fields /${field}`;
    for (const amount of ['0', '-1', '1.5', '01', '1e3', '1234567890123', '', ' 1', '٣'])
      expect([amount, await refusalOf(pay(ann, bob, amount))]).toEqual([amount, invalid('amount')]);
    expect(await refusalOf(pay(ann, bob, 1, { currency: 'USD' }))).toBe(invalid('currency'));
    expect(await refusalOf(pay(ann, bob, 1, { currency: 'eur' }))).toBe(invalid('currency'));
    expect(await refusalOf(pay(ann, ann, 1))).toBe('wallets.not-yourself');
  });

  test('nobody pays whom they cannot reach, or who does not want it', async () => {
    const { rich, pay, call, balance } = await startMarket(kind);
    const [ann, bob] = [await rich('ann'), await rich('bob', 0)];
    expect(await refusalOf(pay(ann, { ...bob, id: randomUUID() } as never, 1))).toBe(
      'wallets.user-not-found',
    );
    const settings = (payments: 'nobody' | 'followers' | 'everyone') =>
      call('identity.update-me', { settings: { payments } }, bob.actor);
    await settings('followers');
    expect(await refusalOf(pay(ann, bob, 1))).toBe('wallets.not-wanted');
    await call('social.follow-user', { userId: bob.id }, ann.actor);
    await pay(ann, bob, 1);
    await settings('nobody');
    expect(await refusalOf(pay(ann, bob, 1))).toBe('wallets.not-wanted');
    await settings('everyone');
    await call('social.block-user', { userId: ann.id }, bob.actor);
    expect(await refusalOf(pay(ann, bob, 1))).toBe('wallets.user-not-found');
    expect(await balance(bob)).toBe(1);
  });

  test('limits hold for a transfer, a day and what one can be paid up to', async () => {
    const limits = { WALLET_LIMITS: '100,250,300' };
    const { rich, pay, clock, wallet, balance } = await startMarket(kind, limits);
    const [ann, bob] = [await rich('ann', 10_000), await rich('bob', 60)];
    const exceeded = 'wallets.limit-exceeded';
    expect(await refusalOf(pay(ann, bob, 101))).toBe(exceeded);
    await pay(ann, bob, 100);
    await pay(ann, bob, 100);
    expect(await refusalOf(pay(ann, bob, 51))).toBe(exceeded);
    // Up to 300, not 301.
    expect(await refusalOf(pay(ann, bob, 41))).toBe(exceeded);
    await pay(ann, bob, 40);
    expect((await wallet(ann)).limits[0]!.spentToday).toBe('240');
    clock.at += 86_400_000;
    expect((await wallet(ann)).limits[0]!.spentToday).toBe('0');
    await pay(bob, await rich('cat', 0), 100);
    await pay(ann, bob, 60);
    expect(await balance(bob)).toBe(260);
  });

  test('of 20 who drain an account at once, as many succeed as it can pay', async () => {
    const { rich, pay, balance, entries } = await startMarket(kind);
    const ann = await rich('ann', 130);
    const others = await Promise.all(Array.from({ length: 20 }, (_, i) => rich(`other${i}`, 0)));
    const outcomes = await Promise.all(others.map((other) => refusalOf(pay(ann, other, 10))));
    expect(outcomes.filter((code) => code === 'nothing')).toHaveLength(13);
    expect(outcomes.filter((code) => code === insufficient)).toHaveLength(7);
    expect(await balance(ann)).toBe(0);
    expect((await entries(ann)).map(({ seq }) => seq)).toEqual(Array.from({ length: 14 }, (_, i) => 14 - i));
  });

  test('who pays and is paid at the same time gets every payment', async () => {
    const { rich, pay, balance } = await startMarket(kind);
    const people = await Promise.all(['ann', 'bob', 'cat', 'dan'].map((name) => rich(name, 1000)));
    const pairs = people.flatMap((a) => people.filter((b) => b !== a).map((b) => [a, b] as const));
    await Promise.all(Array.from({ length: 5 }, () => pairs.map(([a, b]) => pay(a, b, 7))).flat());
    expect(await Promise.all(people.map((one) => balance(one)))).toEqual([1000, 1000, 1000, 1000]);
  });

  test('a party finds a transfer by its id, its maker by their own id too; nobody else does', async () => {
    const { rich, pay, call } = await startMarket(kind);
    const [ann, bob, cat] = [await rich('ann'), await rich('bob'), await rich('cat')];
    const transferId = randomUUID();
    const made = await pay(ann, bob, 5, { transferId });
    const get = (who: typeof ann, id: string) => call('wallets.get-transfer', { id }, who.actor);
    expect(await get(ann, made.id)).toEqual(made);
    expect(await get(ann, transferId)).toEqual(made);
    expect(await get(bob, made.id)).toEqual({ ...made, transferId: null });
    const none = 'wallets.transfer-not-found';
    expect(await refusalOf(get(bob, transferId))).toBe(none);
    expect(await refusalOf(get(cat, made.id))).toBe(none);
    expect(await refusalOf(get(cat, transferId))).toBe(none);
  });
});

describe.each(databases)('Refunds, on %s', (kind) => {
  test('the payee gives back all or a part, never more than was paid', async () => {
    const { rich, pay, call, balance } = await startMarket(kind);
    const [ann, bob, cat] = [await rich('ann', 100), await rich('bob', 0), await rich('cat', 0)];
    const { id } = await pay(ann, bob, 100);
    const refund = (who: typeof ann, amount?: number, refundId = randomUUID()) =>
      call(
        'wallets.refund-transfer',
        { id, refundId, ...(amount !== undefined && { amount: String(amount) }) },
        who.actor,
      );
    expect(await refusalOf(refund(cat))).toBe('wallets.transfer-not-found');
    expect(await refusalOf(refund(ann))).toBe('wallets.not-the-payee');
    expect(await refusalOf(refund(bob, 101))).toBe('wallets.not-open');
    const refundId = randomUUID();
    const part = await refund(bob, 30, refundId);
    expect(part).toMatchObject({ kind: 'refund', amount: '30', from: { id: bob.id }, to: { id: ann.id } });
    expect(await refund(bob, 30, refundId)).toEqual(part);
    expect(await refusalOf(refund(bob, 31, refundId))).toBe('wallets.id-reused');
    expect(await refusalOf(refund(bob, 71))).toBe('wallets.not-open');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(refund(bob))));
    expect(outcomes.filter((code) => code === 'nothing')).toHaveLength(1);
    expect(outcomes.filter((code) => code === 'wallets.not-open')).toHaveLength(19);
    expect([await balance(ann), await balance(bob)]).toEqual([100, 0]);
    expect(await call('wallets.get-transfer', { id }, ann.actor)).toMatchObject({ refunded: '100' });
    expect(
      await refusalOf(call('wallets.refund-transfer', { id: part.id, refundId: randomUUID() }, ann.actor)),
    ).toBe('wallets.not-refundable');
  });
});
