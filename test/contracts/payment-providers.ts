import pino from 'pino';
import type { ProviderUnderTest } from '../../src/contracts/index.ts';
import { DependencyLog } from '../../src/infrastructure/kernel/observability/dependency-log.ts';
import { SystemClock } from '../../src/infrastructure/kernel/runtime/clock.ts';
import { LedgerProvider } from '../../src/infrastructure/wallets/provider/ledger-provider.ts';
import { openStripe } from '../../src/infrastructure/wallets/provider/open-stripe.ts';
import { FakeStripe, stripeKeys } from '../kit/servers/stripe.ts';

const openLedger = async (): Promise<ProviderUnderTest> => ({
  provider: new LedgerProvider(),
  timeLimitMs: 100,
  stop() {},
});

async function openFakeStripe(): Promise<ProviderUnderTest> {
  const server = new FakeStripe();
  const endpoint = await server.start();
  const { books } = server;
  const provider = openStripe(
    new URL(`stripe:?endpoint=${endpoint}`),
    { STRIPE_SECRET_KEY: stripeKeys.secretKey, STRIPE_WEBHOOK_SECRET: stripeKeys.webhookSecret },
    {
      returnUrl: 'https://app.example.com/wallet',
      log: new DependencyLog(pino({ level: 'silent' }), new SystemClock()),
      patienceMs: 300,
    },
  );
  return {
    provider,
    timeLimitMs: 2_500,
    payer: {
      pay: (ref) => void books.pay(ref),
      decline: (ref) => void books.decline(ref),
      payLater: (ref) => void books.payLater(ref),
      comeToNothing: (ref) => void books.comeToNothing(ref),
      letExpire: (ref) => void books.expire(ref),
      dispute(ref, amount) {
        const { id } = books.dispute(ref, amount);
        return () => void books.decideDispute(id, 'won');
      },
      settleRefund: (ref, status) => void books.settleRefund(ref, status === 'paid' ? 'succeeded' : 'failed'),
    },
    event(ref, at, secret) {
      const body = server.event('charge.updated', books.chargeOf(books.sessions.get(ref)!.payment_intent!));
      return { body: Buffer.from(body), signature: server.sign(body, at, secret) };
    },
    forgetKeys: () => server.forgetKeys(),
    loseAnswer() {
      server.cutsNext = true;
    },
    away(isAway) {
      server.isDown = isAway;
    },
    fallSilent() {
      server.isSilent = true;
    },
    refuse() {
      server.secretKey = 'sk_test_another';
    },
    stop: () => server.stop(),
  };
}

/** Every payment provider with its outside, and the abilities that it cannot have. */
export const paymentProviders: Readonly<
  Record<string, { readonly open: () => Promise<ProviderUnderTest>; readonly lacks: readonly string[] }>
> = {
  'the ledger': {
    open: openLedger,
    lacks: ['away', 'event', 'fallSilent', 'forgetKeys', 'loseAnswer', 'payer', 'refuse'],
  },
  Stripe: { open: openFakeStripe, lacks: [] },
};
