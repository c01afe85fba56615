import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

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
});
