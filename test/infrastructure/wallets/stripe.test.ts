import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DependencyRefused } from '../../../src/application/kernel/dependencies.ts';
import { NotPayable } from '../../../src/application/wallets/provider/ports.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { DependencyLog } from '../../../src/infrastructure/kernel/observability/dependency-log.ts';
import { SystemClock } from '../../../src/infrastructure/kernel/runtime/clock.ts';
import { openStripe } from '../../../src/infrastructure/wallets/provider/open-stripe.ts';
import { fromStripe, toStripe } from '../../../src/infrastructure/wallets/provider/stripe-amounts.ts';
import { FakeStripe, stripeKeys } from '../../kit/servers/stripe.ts';

const credentials = {
  STRIPE_SECRET_KEY: stripeKeys.secretKey,
  STRIPE_WEBHOOK_SECRET: stripeKeys.webhookSecret,
};
const options = (lines: object[] = []) => ({
  returnUrl: 'https://app.example.com/wallet',
  log: new DependencyLog(
    pino({ level: 'debug' }, { write: (line) => void lines.push(JSON.parse(line) as object) }),
    new SystemClock(),
  ),
});

async function opened(lines: object[] = []) {
  const server = new FakeStripe();
  const endpoint = await server.start();
  onTestFinished(() => server.stop());
  return {
    server,
    provider: openStripe(new URL(`stripe:?endpoint=${endpoint}`), credentials, options(lines)),
  };
}
const checkout = { key: 'top-up-1', userId: 'user-1' as UserId, amount: 2_500, currency: 'EUR' };

describe('amounts', () => {
  test.each([
    ['EUR', 1_234, 1_234],
    ['JPY', 500, 500],
    ['ISK', 7, 700],
    ['KWD', 5_120, 5_120],
    ['HUF', 1_045, 1_045],
  ])('in %s, %i minor units are %i of Stripe, and back', (currency, amount, units) => {
    expect(toStripe({ currency, amount })).toBe(units);
    expect(fromStripe(units, currency.toLowerCase())).toEqual({ currency, amount });
  });

  test.each([
    ['KWD', 5_124, 'The last digit of an amount in KWD must be 0'],
    ['MGA', 500, 'MGA cannot be paid by Stripe here'],
    ['UGX', 500, 'UGX cannot be paid by Stripe here'],
  ])('%s %i is refused in plain words', (currency, amount, detail) => {
    expect(() => toStripe({ currency, amount })).toThrow(NotPayable);
    const refusal = (() => {
      try {
        return toStripe({ currency, amount });
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toMatchObject({ details: { detail } });
  });
});

describe('settings', () => {
  test.each([
    [{}, 'stripe:', 'set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET'],
    [
      { ...credentials, STRIPE_WEBHOOK_SECRET: ' ' },
      'stripe:',
      'set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET',
    ],
    [
      credentials,
      'stripe:?endpoint=http://proxy.example',
      'the endpoint in PAYMENTS_URL must be an https: URL',
    ],
    [credentials, 'stripe:?endpoint=nowhere', 'the endpoint in PAYMENTS_URL must be an https: URL'],
  ])('with %o and %s the service says what to mend', (environment, url, reason) => {
    const open = () => openStripe(new URL(url), environment, options());
    expect(open).toThrow(DependencyRefused);
    expect(open).toThrow(expect.objectContaining({ reason }));
  });
});

test('the payer comes back to the page of the wallet, and our key travels with the payment', async () => {
  const { server, provider } = await opened();
  const { ref, url } = await provider.openCheckout(checkout);
  expect(url).toBe(`https://checkout.stripe.example/c/${ref}`);
  const session = server.books.pay(ref);
  expect(session).toMatchObject({ client_reference_id: 'top-up-1', metadata: { layers_key: 'top-up-1' } });
  expect(server.params).toMatchObject({
    success_url: 'https://app.example.com/wallet?topUpId=top-up-1',
    cancel_url: 'https://app.example.com/wallet?topUpId=top-up-1',
    'adaptive_pricing[enabled]': 'false',
  });
});

test('a question of a bank takes nothing back, a lost dispute does', async () => {
  const { server, provider } = await opened();
  const { ref } = await provider.openCheckout(checkout);
  server.books.pay(ref);
  const { id } = server.books.dispute(ref, 2_500, 'warning_needs_response');
  expect(await provider.look(ref)).toMatchObject({ status: 'paid', takenBack: 0 });
  server.books.decideDispute(id, 'lost');
  expect(await provider.look(ref)).toMatchObject({ status: 'disputed', takenBack: 2_500 });
});

test('events about charges, disputes and refunds lead to what they are about', async () => {
  const { server, provider } = await opened();
  const { ref } = await provider.openCheckout(checkout);
  server.books.pay(ref);
  const { ref: refund } = await provider.refund({ key: 'r1', ref, amount: 100, currency: 'EUR' });
  const read = (type: string, object: object) => {
    const body = server.event(type, object);
    return provider.readEvent(Buffer.from(body), server.sign(body), Date.now());
  };
  const dispute = read('charge.dispute.created', server.books.dispute(ref));
  expect(dispute).toMatchObject({ about: 'payment', type: 'charge.dispute.created' });
  expect(await provider.look(dispute.ref!)).toMatchObject({ key: 'top-up-1', ref });
  const refunded = read('refund.failed', server.books.settleRefund(refund!, 'failed'));
  expect(refunded).toMatchObject({ about: 'refund', ref: refund });
  expect(await provider.lookRefund(refunded.ref!)).toMatchObject({ key: 'r1', status: 'failed' });
  expect(read('customer.created', { id: 'cus_1', object: 'customer' })).toMatchObject({
    about: null,
    ref: null,
  });
});

test('what another program on the same account takes is none of ours', async () => {
  const { server, provider } = await opened();
  const { books } = server;
  const other = books.openSession({
    ...{ amount: 900, currency: 'eur', reference: 'their order', metadata: {}, intentMetadata: {} },
  });
  const { payment_intent } = books.pay(other.id);
  expect(await provider.look(other.id)).toBeUndefined();
  expect(await provider.look(payment_intent!)).toBeUndefined();
  const received = [];
  for await (const one of provider.received(0, Date.now() + 60_000)) received.push(one);
  expect(received).toEqual([]);
  expect(await provider.refund({ key: 'r1', ref: other.id, amount: 900, currency: 'EUR' })).toEqual({
    ref: null,
    status: 'failed',
  });
});

test('an outage is logged once, and so is its end', async () => {
  const lines: object[] = [];
  const { server, provider } = await opened(lines);
  const { ref } = await provider.openCheckout(checkout);
  server.isDown = true;
  for (let call = 0; call < 2; call++) await expect(provider.look(ref)).rejects.toThrow();
  server.isDown = false;
  await provider.look(ref);
  await provider.look(ref);
  expect(lines).toMatchObject([
    { level: 40, msg: 'the payment provider is away', cause: 'it answers 503' },
    { level: 30, msg: 'the payment provider answers again' },
  ]);
});

test('a brief fault is not noticed: the request is sent once more', async () => {
  const { server, provider } = await opened();
  server.cutsNext = true;
  await provider.openCheckout(checkout);
  expect(server.requests).toEqual(['POST /v1/checkout/sessions', 'POST /v1/checkout/sessions']);
  expect(server.books.sessions.size).toBe(1);
});
