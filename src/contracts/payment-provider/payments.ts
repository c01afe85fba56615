import assert from 'node:assert/strict';
import { NotPayable } from '../../application/wallets/provider/ports.ts';
import { looked, newCheckout, paid, providerCase, recordsOf } from './subject.ts';

export const paymentCases = [
  providerCase('a provider has a short name, and says who settles', async ({ provider }) => {
    assert.match(provider.name, /^[a-z-]{1,16}$/);
    assert.ok(provider.settledBy === 'admin' || provider.settledBy === 'provider');
  }),
  providerCase('the same key opens one checkout, another key another', async ({ provider }) => {
    const checkout = newCheckout();
    const first = await provider.openCheckout(checkout);
    assert.ok(first.ref.length > 0 && first.ref.length <= 255);
    const [again, ...atOnce] = await Promise.all(
      Array.from({ length: 5 }, () => provider.openCheckout(checkout)),
    );
    for (const one of [again, ...atOnce]) assert.deepEqual(one, first);
    assert.notEqual((await provider.openCheckout(newCheckout())).ref, first.ref);
  }),
  providerCase(
    'a checkout whose answer was lost is opened once',
    async ({ provider, payer, loseAnswer }) => {
      const checkout = newCheckout();
      loseAnswer();
      const first = await provider.openCheckout(checkout).catch(() => undefined);
      const again = await provider.openCheckout(checkout);
      if (first) assert.deepEqual(again, first);
      await payer.pay(again.ref);
      const received = await recordsOf(provider, 0);
      assert.equal(received.filter(({ key }) => key === checkout.key).length, 1);
    },
    'payer',
    'loseAnswer',
  ),
  providerCase(
    'a payment is started until it is paid, and tells its key, amount and currency',
    async ({ provider, payer }) => {
      const { userId: _, ...sum } = newCheckout({ amount: 1_234 });
      const { ref, url } = await provider.openCheckout({ ...sum, userId: newCheckout().userId });
      assert.match(url ?? '', /^https:/);
      const unpaid = { ...sum, ref, status: 'started', refunded: 0, takenBack: 0 } as const;
      assert.deepEqual(await provider.look(ref), unpaid);
      await payer.pay(ref);
      assert.deepEqual(await provider.look(ref), { ...unpaid, status: 'paid' });
    },
    'payer',
  ),
  providerCase(
    'amounts in currencies of no, two and three digits come back as they were asked for',
    async ({ provider, payer }) => {
      for (const sum of [
        { amount: 500, currency: 'JPY' },
        { amount: 700, currency: 'ISK' },
        { amount: 5_120, currency: 'KWD' },
        { amount: 999, currency: 'USD' },
      ]) {
        const { ref, key } = await paid(provider, payer, sum);
        const { amount, currency } = await looked(provider, ref);
        assert.deepEqual({ amount, currency }, sum);
        const [received] = (await recordsOf(provider, 0)).filter((one) => one.key === key);
        assert.equal(received?.amount, sum.amount);
      }
    },
    'payer',
  ),
  providerCase(
    'an amount or a currency that the provider does not take is refused as such',
    async ({ provider }) => {
      for (const sum of [
        { amount: 1, currency: 'EUR' },
        { amount: 5_000, currency: 'XTS' },
      ])
        await assert.rejects(provider.openCheckout(newCheckout(sum)), NotPayable, `${sum.currency}`);
    },
    'payer',
  ),
  providerCase(
    'a declined card is no end: the payment is started, and another card pays it',
    async ({ provider, payer }) => {
      const { ref } = await provider.openCheckout(newCheckout());
      await payer.decline(ref);
      assert.equal((await looked(provider, ref)).status, 'started');
      await payer.pay(ref);
      assert.equal((await looked(provider, ref)).status, 'paid');
    },
    'payer',
  ),
  providerCase(
    'what a bank has not answered is started, and failed if it comes to nothing',
    async ({ provider, payer }) => {
      const { ref } = await provider.openCheckout(newCheckout());
      await payer.payLater(ref);
      assert.equal((await looked(provider, ref)).status, 'started');
      await payer.comeToNothing(ref);
      assert.equal((await looked(provider, ref)).status, 'failed');
    },
    'payer',
  ),
  providerCase(
    'a checkout that nobody pays expires',
    async ({ provider, payer }) => {
      const { ref } = await provider.openCheckout(newCheckout());
      await payer.letExpire(ref);
      assert.equal((await looked(provider, ref)).status, 'expired');
    },
    'payer',
  ),
  providerCase(
    'a disputed payment tells what was taken back, and is paid again if we win',
    async ({ provider, payer }) => {
      const { ref } = await paid(provider, payer);
      const win = await payer.dispute(ref, 1_000);
      const disputed = await looked(provider, ref);
      assert.deepEqual([disputed.status, disputed.takenBack, disputed.amount], ['disputed', 1_000, 2_500]);
      win();
      const won = await looked(provider, ref);
      assert.deepEqual([won.status, won.takenBack], ['paid', 0]);
    },
    'payer',
  ),
  providerCase('a payment that is not ours is unknown', async ({ provider }) => {
    for (const ref of ['cs_unknown', 'pi_unknown', 'nothing', '../v1/balance', ''])
      assert.equal(await provider.look(ref), undefined, ref);
  }),
  providerCase(
    "what a day received is in the provider's records, however much it is, and nothing else",
    async ({ provider, payer }) => {
      const from = Math.floor(Date.now() / 1000) * 1000;
      const payments = [];
      for (let made = 0; made < 5; made++) payments.push(await paid(provider, payer));
      const { ref } = await provider.openCheckout(newCheckout());
      await payer.decline(ref);
      const received = await recordsOf(provider, from);
      const sums = received.map(({ key, amount, currency }) => ({ key, amount, currency }));
      const expected = payments.map(({ key, amount, currency }) => ({ key, amount, currency }));
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
      assert.deepEqual(sums.sort(byKey), expected.sort(byKey));
      assert.deepEqual(await recordsOf(provider, 0, from), []);
    },
    'payer',
  ),
];
