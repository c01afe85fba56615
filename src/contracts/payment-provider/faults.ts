import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { PaymentProvider } from '../../application/wallets/provider/ports.ts';
import { isAway, isRefused, looked, newCheckout, paid, providerCase, recordsOf } from './subject.ts';

const calls = (provider: PaymentProvider, ref: string): Readonly<Record<string, () => Promise<unknown>>> => ({
  openCheckout: () => provider.openCheckout(newCheckout()),
  look: () => provider.look(ref),
  refund: () => provider.refund({ key: 'a refund', ref, amount: 100, currency: 'EUR' }),
  lookRefund: () => provider.lookRefund('re_1'),
  received: () => recordsOf(provider, 0),
  check: () => provider.check(),
});

export const faultCases = [
  providerCase('a provider that works passes its check', async ({ provider }) => {
    await assert.doesNotReject(provider.check());
  }),
  providerCase(
    'while the provider is away every call says so, and none that there is nothing',
    async ({ provider, payer, away }) => {
      const { ref } = await paid(provider, payer);
      await away(true);
      try {
        for (const [name, call] of Object.entries(calls(provider, ref)))
          await assert.rejects(call, isAway, `${name} did not say so`);
      } finally {
        await away(false);
      }
      assert.equal((await looked(provider, ref)).refunded, 0);
      await provider.check();
    },
    'payer',
    'away',
  ),
  providerCase(
    'a provider that falls silent is away, and every call ends in time',
    async ({ provider, fallSilent, timeLimitMs }) => {
      const { ref } = await provider.openCheckout(newCheckout());
      fallSilent();
      const late = wait(timeLimitMs, 'late' as const, { ref: false });
      await Promise.all(
        Object.entries(calls(provider, ref)).map(async ([name, call]) => {
          const failure = call().then(
            () => 'an answer',
            (error: unknown) => error,
          );
          const first = await Promise.race([failure, late]);
          assert.ok(isAway(first), `${name}: ${String(first)}`);
        }),
      );
    },
    'fallSilent',
  ),
  providerCase(
    'a provider that refuses our key is told apart from one that is away, and no error holds a secret',
    async ({ provider, refuse }) => {
      const { ref } = await provider.openCheckout(newCheckout());
      refuse();
      for (const [name, call] of Object.entries(calls(provider, ref))) {
        const error: unknown = await call().then(
          () => assert.fail(`${name} did not fail`),
          (thrown: unknown) => thrown,
        );
        assert.ok(isRefused(error), `${name}: ${String(error)}`);
        assert.match((error as { readonly reason: string }).reason, /^[a-z].{10,150}$/);
        const logged = inspect(error, { depth: 9 });
        assert.ok(!/not-for-logs|\*\*\*/.test(logged), logged);
      }
    },
    'refuse',
  ),
];
