import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { looked, newCheckout, paid, providerCase } from './subject.ts';

export const refundCases = [
  providerCase('a refund is answered with its status, the same for the same key', async ({ provider }) => {
    const { ref } = await provider.openCheckout(newCheckout());
    const request = { key: randomUUID(), ref, amount: 1_000, currency: 'EUR' };
    assert.deepEqual(await provider.refund(request), await provider.refund(request));
  }),
  providerCase(
    'a refund goes back once per key, even a day later, and the rest of the payment stays',
    async ({ provider, payer, forgetKeys }) => {
      const { ref } = await paid(provider, payer);
      const request = { key: randomUUID(), ref, amount: 1_000, currency: 'EUR' };
      const first = await provider.refund(request);
      assert.ok(first.ref);
      const others = [randomUUID(), randomUUID(), randomUUID()];
      for (const key of others) await provider.refund({ ...request, key, amount: 100 });
      assert.deepEqual(await provider.refund(request), first);
      forgetKeys();
      assert.equal((await provider.refund(request)).ref, first.ref);
      assert.deepEqual(
        [(await looked(provider, ref)).status, (await looked(provider, ref)).refunded],
        ['paid', 1_300],
      );
    },
    'payer',
    'forgetKeys',
  ),
  providerCase(
    'a refund whose answer was lost is made once',
    async ({ provider, payer, loseAnswer }) => {
      const { ref } = await paid(provider, payer);
      const request = { key: randomUUID(), ref, amount: 1_000, currency: 'EUR' };
      loseAnswer();
      await provider.refund(request).catch(() => {});
      await provider.refund(request);
      assert.equal((await looked(provider, ref)).refunded, 1_000);
    },
    'payer',
    'loseAnswer',
  ),
  providerCase(
    'a refund is started until the bank answers, and tells its key, amount and currency',
    async ({ provider, payer }) => {
      for (const answer of ['paid', 'failed'] as const) {
        const { ref } = await paid(provider, payer);
        const sum = { key: randomUUID(), amount: 800, currency: 'EUR' };
        const made = await provider.refund({ ...sum, ref });
        assert.equal(made.status, 'started');
        assert.deepEqual(await provider.lookRefund(made.ref!), { ...sum, ref: made.ref, status: 'started' });
        await payer.settleRefund(made.ref!, answer);
        assert.equal((await provider.lookRefund(made.ref!))?.status, answer);
      }
    },
    'payer',
  ),
  providerCase(
    'a refund that the provider never makes has failed, and returns nothing',
    async ({ provider, payer }) => {
      const { ref } = await paid(provider, payer);
      const failed = { ref: null, status: 'failed' };
      const refund = (changes: object) =>
        provider.refund({ key: randomUUID(), ref, amount: 1_000, currency: 'EUR', ...changes });
      assert.deepEqual(await refund({ amount: 2_501 }), failed, 'more than was paid');
      assert.deepEqual(await refund({ currency: 'USD' }), failed, 'another currency');
      assert.deepEqual(await refund({ ref: 'cs_unknown' }), failed, 'an unknown payment');
      const { ref: unpaid } = await provider.openCheckout(newCheckout());
      assert.deepEqual(await refund({ ref: unpaid }), failed, 'an unpaid payment');
      assert.equal((await looked(provider, ref)).refunded, 0);
    },
    'payer',
  ),
  providerCase('a refund that is not ours is unknown', async ({ provider }) => {
    for (const ref of ['re_unknown', 'nothing', '../v1/balance', ''])
      assert.equal(await provider.lookRefund(ref), undefined, ref);
  }),
];
