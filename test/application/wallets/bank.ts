import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { onTestFinished, vi } from 'vitest';
import { ProviderEvents } from '../../../src/application/wallets/provider/events.ts';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import { providerJobs } from '../../../src/infrastructure/wallets/provider/jobs.ts';
import { PaymentComparison } from '../../../src/infrastructure/wallets/provider/payment-comparison.ts';
import { FakeStripe, stripeKeys } from '../../kit/servers/stripe.ts';
import type { databases, Person } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

/** A market where people top up by Stripe, and whose webhooks the test sends. */
export async function startBank(kind: (typeof databases)[number], logger?: Logger) {
  const stripe = new FakeStripe();
  const endpoint = await stripe.start();
  onTestFinished(() => stripe.stop());
  vi.stubEnv('STRIPE_SECRET_KEY', stripeKeys.secretKey);
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', stripeKeys.webhookSecret);
  const market = await startMarket(
    kind,
    {
      PAYMENTS_URL: `stripe:?endpoint=${endpoint}`,
      WITHDRAWALS: 'on',
    },
    logger,
  );
  vi.unstubAllEnvs();
  const { call, clock, core, settled } = market;

  const start = (person: Person, amount = 2_500, topUpId = randomUUID()) =>
    call('wallets.start-top-up', { topUpId, amount: String(amount), currency: 'EUR' }, person.actor);
  const sessionOf = ({ checkoutUrl }: { readonly checkoutUrl: string | null }) =>
    checkoutUrl!.split('/').at(-1)!;

  /** Sends a webhook. */
  function send(
    type: string,
    object: object,
    { secret, at = clock.now(), id }: { secret?: string; at?: number; id?: string } = {},
  ) {
    const body = stripe.event(type, object, id);
    const raw = { body: Buffer.from(body), signature: stripe.sign(body, at, secret) };
    return call('wallets.receive-provider-event', {}, null, { wire: 'http', raw });
  }
  /** As `send`, and everything that follows from it. */
  async function told(...event: Parameters<typeof send>) {
    await send(...event);
    await settled();
  }
  /** Somebody tops up, and it arrives. */
  async function topUp(person: Person, amount = 2_500) {
    const started = await start(person, amount);
    const session = sessionOf(started);
    await told('checkout.session.completed', stripe.books.pay(session));
    return { ...started, session };
  }
  const statusOf = async (person: Person, { id }: { readonly id: string }) =>
    (await call('wallets.get-top-up', { topUpId: id }, person.actor)).status;
  const withdraw = (person: Person, amount: number, withdrawalId = randomUUID()) =>
    call('wallets.start-withdrawal', { withdrawalId, amount: String(amount), currency: 'EUR' }, person.actor);
  /** Runs the jobs as the scheduler would, after so many minutes. */
  async function later(minutes: number) {
    clock.at += minutes * 60_000;
    for (const { needs, run } of providerJobs) await run(resolveNeeds(needs, core.get));
    await settled();
  }
  /** Compares with the records of the provider, whose clock is the real one. */
  async function compare() {
    clock.at = Date.now() + 30 * 60_000;
    await core.get(PaymentComparison).run();
  }
  const waiting = async () => {
    const events = await core.get(ProviderEvents).unmatched(Number.MAX_SAFE_INTEGER, 100);
    return events.map(({ id }) => id);
  };
  return {
    ...market,
    ...{
      stripe,
      books: stripe.books,
      start,
      sessionOf,
      send,
      told,
      topUp,
      statusOf,
      withdraw,
      later,
      waiting,
      compare,
    },
  };
}
