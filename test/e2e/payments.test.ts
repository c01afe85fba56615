import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FakeStripe, stripeKeys } from '../kit/servers/stripe.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';

const stripe = new FakeStripe();
let service: TestService;
let ann: Person;
beforeAll(async () => {
  vi.stubEnv('STRIPE_SECRET_KEY', stripeKeys.secretKey);
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', stripeKeys.webhookSecret);
  service = await startTestService('sqlite', { PAYMENTS_URL: `stripe:?endpoint=${await stripe.start()}` });
  ann = await service.person('ann');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  stripe.stop();
});

const started = async () => {
  const topUp = await ann.does('wallets.start-top-up', { amount: '2500', currency: 'EUR' });
  return { ...topUp, session: topUp.checkoutUrl!.split('/').at(-1)! };
};
const webhook = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
  service.request('POST', '/api/webhooks/payments', { body, headers });
const balance = async () => (await ann.does('wallets.get-wallet', {})).balances[0]!.available;

test('the provider sends a webhook with the bytes that it signed, and the wallet is credited', async () => {
  const { id, session } = await started();
  // With spaces and an order that no parser would keep.
  const body = ` ${stripe.event('checkout.session.completed', stripe.books.pay(session))}\n`;
  const headers = {
    'stripe-signature': stripe.sign(body),
    'content-type': 'application/json; charset=utf-8',
  };
  expect(await webhook(body, headers)).toMatchObject({ status: 200, body: {} });
  await service.settled();
  expect((await ann.does('wallets.get-top-up', { topUpId: id })).status).toBe('paid');
  expect(await balance()).toBe('2500');
});

test('a webhook that is changed, unsigned or too large is refused, whatever it calls itself', async () => {
  const { session } = await started();
  const body = stripe.event('checkout.session.completed', stripe.books.sessions.get(session)!);
  const signature = stripe.sign(body);
  const bad = { status: 400, body: { code: 'wallets.bad-signature' } };
  expect(await webhook(`${body} `, { 'stripe-signature': signature })).toMatchObject(bad);
  expect(await webhook(body, {})).toMatchObject(bad);
  expect(await webhook(body, { 'stripe-signature': stripe.sign(body, Date.now() - 302_000) })).toMatchObject(
    bad,
  );
  expect(await webhook('', { 'stripe-signature': signature })).toMatchObject(bad);
  const large = new Uint8Array(1024 * 1024 + 1);
  expect((await webhook(large, { 'stripe-signature': signature })).status).toBe(413);
});

test('over sockets and JSON-RPC a webhook is referred to HTTP', async () => {
  for (const wire of ['socket', 'rpc'] as const) {
    const outcome = (await service.client(wire)).call('wallets.receive-provider-event', {});
    expect(await outcome).toMatchObject({ problem: { status: 415, code: 'wallets.use-http' } });
  }
});
