import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { OutgoingDelivery } from '../../../src/application/notifications/deliveries/ports.ts';
import type { Webhooks } from '../../../src/application/notifications/webhook/ports.ts';
import {
  HttpsWebhook,
  type WebhookOptions,
} from '../../../src/infrastructure/notifications/channels/https-webhook.ts';
import { isPublicAddress } from '../../../src/infrastructure/notifications/channels/public-address.ts';
import { localhostCertificate, localhostKey } from '../../kit/servers/localhost-certificate.ts';
import { SetClock } from '../../kit/set-clock.ts';

const secret = 'two coats, one scarf, and a hat!';
const outgoing = {
  delivery: { id: '0198c0de-0000-7000-8000-00000000000a', recipientId: 'ann' },
  notifications: [{ id: 'n', type: 'follow' }],
} as unknown as OutgoingDelivery;

/** Somebody's server; null never answers. */
async function receiver(status: number | null) {
  const got: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(
    { key: localhostKey, cert: localhostCertificate },
    async (incoming, response) => {
      got.push({ headers: incoming.headers, body: await text(incoming) });
      if (status !== null) response.writeHead(status, { location: '/elsewhere' }).end('{}');
    },
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, port: (server.address() as AddressInfo).port };
}
const clock = new SetClock();
const deliver = (url: string | undefined, options: WebhookOptions = {}) => {
  const webhooks = { current: async () => (url === undefined ? undefined : { url, secret }) } as Webhooks;
  return new HttpsWebhook({ webhooks, clock }, options).deliver(outgoing);
};
const trusting = { mayCall: () => true, ca: localhostCertificate };

test('a webhook call carries the notification and a signature with its time', async () => {
  const { got, port } = await receiver(204);
  expect(await deliver(`https://localhost:${port}/in`, trusting)).toEqual({ kind: 'sent' });
  const { headers, body } = got[0]!;
  expect(JSON.parse(body)).toEqual({
    ...{ id: outgoing.delivery.id, recipientId: 'ann', notification: { id: 'n', type: 'follow' } },
  });
  const seconds = clock.at / 1000;
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  expect(headers['layers-signature']).toBe(`t=${seconds},v1=${expected}`);
  expect(headers['layers-delivery']).toBe(outgoing.delivery.id);
});

test.each([
  [301, 'http-3xx', true],
  [404, 'http-4xx', true],
  [429, 'http-4xx', false],
  [503, 'http-5xx', false],
  [null, 'timeout', false],
])('status %s counts as %s', async (status, errorClass, permanent) => {
  const { got, port } = await receiver(status);
  const timeoutMs = status === null ? 300 : 10_000;
  const outcome = await deliver(`https://localhost:${port}/in`, { ...trusting, timeoutMs });
  expect(outcome).toMatchObject({ kind: 'failed', errorClass, permanent });
  expect(got).toHaveLength(1);
});

test('private addresses and hosts with a wrong certificate are not called', async () => {
  const { got, port } = await receiver(204);
  for (const host of ['localhost', '127.0.0.1', '[::1]', '2130706433'])
    expect(await deliver(`https://${host}:${port}/`)).toMatchObject({
      errorClass: 'refused-address',
      permanent: true,
    });
  const unknown = await deliver(`https://localhost:${port}/`, { mayCall: () => true });
  expect(unknown).toMatchObject({ errorClass: 'connection', permanent: false });
  expect(got).toEqual([]);
  expect(await deliver(undefined)).toMatchObject({ kind: 'cancelled' });
});

test('only globally reachable addresses are public', () => {
  const out = ['93.184.215.14', '1.1.1.1', '2606:4700::1111'];
  const within = [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1'],
    ...['224.0.0.1', '255.255.255.255', '::', '::1', 'fc00::1', 'fe80::1', 'ff02::1', '::ffff:127.0.0.1'],
    ...['::ffff:7f00:1', '64:ff9b::7f00:1', '2001:db8::1', '2002:7f00:1::', 'localhost'],
  ];
  expect(out.filter((address) => !isPublicAddress(address))).toEqual([]);
  expect(within.filter(isPublicAddress)).toEqual([]);
});
