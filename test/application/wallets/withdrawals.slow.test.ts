import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startBank } from './bank.ts';
import { startMarket } from './stage.ts';

describe.each(databases)('Withdrawals, on %s', (kind) => {
  test('money goes back to where it came from, the newest top-up first', async () => {
    const { person, topUp, withdraw, settled, books, told, balance, call, entries } = await startBank(kind);
    const ann = await person('ann');
    const [older, newer] = [await topUp(ann, 2_000), await topUp(ann, 1_000)];
    const withdrawalId = randomUUID();
    const started = await withdraw(ann, 1_500, withdrawalId);
    expect(started).toMatchObject({ withdrawalId, status: 'started', amount: '1500', returned: '0' });
    expect(await balance(ann)).toBe(1_500);
    expect((await entries(ann))[0]).toMatchObject({
      kind: 'withdrawal',
      amount: '-1500',
      counterparty: null,
    });
    await settled();
    const refunds = [...books.refunds.values()];
    const intentOf = (one: { session: string }) => books.sessions.get(one.session)!.payment_intent;
    expect(refunds).toMatchObject([
      { amount: 1_000, payment_intent: intentOf(newer) },
      { amount: 500, payment_intent: intentOf(older) },
    ]);
    for (const { id } of refunds) await told('refund.updated', books.settleRefund(id, 'succeeded'));
    expect(await withdraw(ann, 1_500, withdrawalId)).toMatchObject({ id: started.id, status: 'paid' });
    const bob = await person('bob');
    const listed = async (of: typeof ann) => (await call('wallets.list-withdrawals', {}, of.actor)).items;
    expect(await listed(ann)).toMatchObject([{ id: started.id, status: 'paid', returned: '0' }]);
    expect(await listed(bob)).toEqual([]);
    expect(await balance(ann)).toBe(1_500);
    expect(await refusalOf(withdraw(ann, 1_400, withdrawalId))).toBe('wallets.id-reused');
    expect(await refusalOf(call('wallets.get-transfer', { id: randomUUID() }, ann.actor))).toBe(
      'wallets.transfer-not-found',
    );
  });

  test('only what was topped up and not yet returned can be paid out, also by many calls at once', async () => {
    const { person, topUp, withdraw, grant, balance, settled, books } = await startBank(kind);
    const ann = await person('ann');
    await topUp(ann, 1_000);
    await grant(ann, 5_000);
    expect(await refusalOf(withdraw(ann, 1_001))).toBe('wallets.above-top-ups');
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => withdraw(ann, 400)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await balance(ann)).toBe(5_200);
    await settled();
    expect([...books.refunds.values()].map(({ amount }) => amount)).toEqual([400, 400]);
  });

  test('what has been spent cannot be paid out', async () => {
    const { person, topUp, withdraw, pay, books } = await startBank(kind);
    const [ann, bob] = [await person('ann'), await person('bob')];
    await topUp(ann, 1_000);
    await pay(ann, bob, 600);
    expect(await refusalOf(withdraw(ann, 500))).toBe('wallets.insufficient-funds');
    expect(await refusalOf(withdraw(bob, 500))).toBe('wallets.above-top-ups');
    expect(books.refunds.size).toBe(0);
  });

  test('a refund that fails returns to the wallet, once, and can be tried again', async () => {
    const { person, topUp, withdraw, settled, books, told, balance, entries } = await startBank(kind);
    const ann = await person('ann');
    await topUp(ann, 1_000);
    const withdrawalId = randomUUID();
    await withdraw(ann, 800, withdrawalId);
    await settled();
    const [refund] = [...books.refunds.values()];
    const failed = books.settleRefund(refund!.id, 'failed');
    await told('refund.failed', failed);
    await told('refund.updated', failed);
    expect(await withdraw(ann, 800, withdrawalId)).toMatchObject({ status: 'failed', returned: '800' });
    expect(await balance(ann)).toBe(1_000);
    expect((await entries(ann))[0]).toMatchObject({ kind: 'refund', amount: '800' });
    await withdraw(ann, 1_000);
    await settled();
    expect(await balance(ann)).toBe(0);
  });

  test('what the provider never returns is in the wallet again', async () => {
    const { person, topUp, withdraw, settled, books, balance } = await startBank(kind);
    const ann = await person('ann');
    const { session } = await topUp(ann, 1_000);
    books.dispute(session);
    const withdrawalId = randomUUID();
    await withdraw(ann, 800, withdrawalId);
    await settled();
    expect(await withdraw(ann, 800, withdrawalId)).toMatchObject({ status: 'failed' });
    expect(await balance(ann)).toBe(1_000);
  });

  test('while the provider is away a withdrawal waits, and is made once when it is back', async () => {
    const { person, topUp, withdraw, settled, books, stripe, balance, later } = await startBank(kind);
    const ann = await person('ann');
    await topUp(ann, 1_000);
    stripe.isDown = true;
    const withdrawalId = randomUUID();
    await withdraw(ann, 800, withdrawalId);
    await settled().catch(() => {});
    expect([await balance(ann), books.refunds.size]).toEqual([200, 0]);
    stripe.isDown = false;
    stripe.forgetKeys();
    await later(30);
    await later(60);
    expect(books.refunds.size).toBe(1);
    const [refund] = [...books.refunds.values()];
    books.settleRefund(refund!.id, 'succeeded');
    await later(24 * 60);
    expect(await withdraw(ann, 800, withdrawalId)).toMatchObject({ status: 'paid' });
  });

  test('without a provider an admin settles what comes in, and a withdrawal is paid at once', async () => {
    const { person, call, service, balance, settled } = await startMarket(kind, { WITHDRAWALS: 'on' });
    const ann = await person('ann');
    const started = await call('wallets.start-top-up', { amount: '700', currency: 'EUR' }, ann.actor);
    await call('wallets.settle-top-up', { topUpId: started.id, paid: true }, service);
    const withdrawal = { withdrawalId: randomUUID(), amount: '300', currency: 'EUR' };
    await call('wallets.start-withdrawal', withdrawal, ann.actor);
    await settled();
    expect(await call('wallets.start-withdrawal', withdrawal, ann.actor)).toMatchObject({ status: 'paid' });
    expect(await balance(ann)).toBe(400);
    expect(await call('wallets.audit-ledger', {}, service)).toMatchObject({
      totals: [{ currency: 'EUR', total: '0' }],
      brokenChains: [],
    });
  });

  test('where payouts are off nothing is paid out', async () => {
    const { person, call, grant } = await startMarket(kind);
    const ann = await person('ann');
    await grant(ann, 500);
    const withdrawing = call(
      'wallets.start-withdrawal',
      { withdrawalId: randomUUID(), amount: '100', currency: 'EUR' },
      ann.actor,
    );
    expect(await refusalOf(withdrawing)).toBe('wallets.withdrawals-off');
  });
});
