import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

const unclaimed = sql<{ userId: string }, { rest: number }>(`
  select u.balance as rest from wallet_accounts u
  where u.owner_id = :userId and u.kind = 'unclaimed'`);

describe.each(databases)('Wallets of deleted accounts, on %s', (kind) => {
  test('what a deleted account leaves goes to the service, and the books stay right', async () => {
    const { call, service, rich, pay, balance, entries, settled } = await startMarket(kind);
    const [ann, bob] = [await rich('ann', 500), await rich('bob', 100)];
    const paid = await pay(ann, bob, 10);
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    expect(await refusalOf(pay(bob, ann, 5))).toBe('wallets.user-not-found');
    await settled();
    expect(await call('wallets.audit-ledger', {}, service)).toMatchObject({
      totals: [{ currency: 'EUR', total: '0' }],
      brokenChains: [],
      unbalancedTransfers: [],
    });
    // The other's books keep the payment, without a name.
    expect((await entries(bob))[0]).toMatchObject({ transferId: paid.id, counterparty: { username: '' } });
    expect(await balance(bob)).toBe(110);
    const refund = { id: paid.id, refundId: paid.id };
    expect(await refusalOf(call('wallets.refund-transfer', refund, bob.actor))).toBe(
      'wallets.user-not-found',
    );
  });

  test('a first payment at the moment of the deletion is refused or goes to the service', async () => {
    const { call, rich, pay, balance, database, settled } = await startMarket(kind);
    const payers = await Promise.all(Array.from({ length: 6 }, (_, i) => rich(`payer${i}`, 100)));
    for (let round = 0; round < 3; round++) {
      const gone = await rich(`gone${round}`, 0);
      const payments = payers.map((one) => refusalOf(pay(one, gone, 1)));
      await call('identity.delete-me', { password: gone.password }, gone.actor);
      const outcomes = await Promise.all(payments);
      await settled();
      const made = outcomes.filter((code) => code === 'nothing').length;
      expect((await database.row(unclaimed, { userId: gone.id }))?.rest ?? null).toEqual(
        made === 0 ? null : made,
      );
    }
    expect((await Promise.all(payers.map((one) => balance(one)))).every((left) => left <= 100)).toBe(true);
  });
});
