import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { running, start } from '../kit/processes/with-store.ts';
import { without } from '../kit/processes/without-packages.ts';
import { FakeStripe, stripeKeys } from '../kit/servers/stripe.ts';

const stripe = (endpoint: string, secretKey = stripeKeys.secretKey) => ({
  PAYMENTS_URL: `stripe:?endpoint=${endpoint}`,
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_WEBHOOK_SECRET: stripeKeys.webhookSecret,
});

const hopeless: Readonly<Record<string, readonly [string, () => Promise<Record<string, string>>]>> = {
  'a wrong key': [
    'the key is wrong, or lacks the right to do this (401 api_key_invalid)',
    async () => stripe(await running(new FakeStripe()), 'sk_test_wrong'),
  ],
  'no key': ['set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET', async () => ({ PAYMENTS_URL: 'stripe:' })],
  'no library': [
    'stripe is not installed; install it with: npm run add -- stripe',
    async () => ({ ...stripe('https://api.stripe.com'), ...without('stripe') }),
  ],
};

test.for(Object.entries(hopeless))(
  'with %s of its payment provider the service does not start, and says why in one line',
  async ([, [reason, environment]]) => {
    const { code, stderr } = await (await start(await environment())).ended;
    expect(stderr).toBe(`The service cannot start: the payment provider: ${reason}\n`);
    expect(code).toBe(1);
  },
);

test('with a payment provider that it does not know the service does not start, and names those it knows', async () => {
  const { code, stderr } = await (await start({ PAYMENTS_URL: 'coins:' })).ended;
  expect([code, stderr]).toEqual([
    1,
    'The configuration is invalid:\n  PAYMENTS_URL: must start with one of ledger:, stripe:\n',
  ]);
});

test('while the payment provider is silent the service starts, says so, and is ready', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close().closeAllConnections());
  const service = await start(stripe(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`));
  const url = await service.url;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(service.lines.filter(({ level }) => level === 40)).toMatchObject([
    { msg: 'the payment provider is away' },
  ]);
});
