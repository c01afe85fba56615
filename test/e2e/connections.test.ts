import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { operations } from '../../src/application/catalogue.ts';
import { networkOf } from '../../src/interfaces/kit/requests/address.ts';
import { type SocketClient, socketClient } from '../kit/client.ts';
import { startTestService, type TestService } from '../kit/service.ts';

const limit = 20;
const limits = { RATE_LIMITS: 'on', CONNECTIONS_PER_ADDRESS: `${limit}` };
let service: TestService | undefined;
const open: Socket[] = [];
const clients: SocketClient<typeof operations>[] = [];
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  for (const client of clients.splice(0)) client.close();
  await service?.stop();
  service = undefined;
});

/** Connects, sends nothing, and tells whether the service kept the connection. */
async function idle(localAddress: string, text = ''): Promise<boolean> {
  const socket = connect({ port: service!.port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  open.push(socket);
  await once(socket, 'connect');
  if (text !== '') socket.write(text);
  // The answer to a request on another connection comes later than the end of a refused one.
  await health('127.0.0.9');
  return !socket.destroyed && !socket.readableEnded;
}

const health = (localAddress: string, path = '/healthz', headers = {}) =>
  new Promise<number>((resolve, reject) => {
    const asked = {
      port: service!.port,
      path,
      localAddress,
      headers,
      agent: new Agent({ keepAlive: false }),
    };
    httpRequest(asked, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });

test('one address cannot take every connection; others still reach the service, and its health', async () => {
  service = await startTestService('sqlite', limits);
  const address = '127.0.0.2';
  const kept: boolean[] = [];
  for (let i = 0; i < limit + 5; i++) kept.push(await idle(address));
  expect(kept).toEqual([...Array(limit).fill(true), ...Array(5).fill(false)]);
  await expect(health(address)).rejects.toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
  for (const path of ['/healthz', '/readyz', '/metrics']) expect(await health('127.0.0.3', path)).toBe(200);
  open.find((socket) => !socket.destroyed)!.destroy();
  await expect.poll(() => health(address).catch(() => 0)).toBe(200);
});

test('connections and sockets that sign in are not counted', async () => {
  service = await startTestService('sqlite', limits);
  const ann = await service.person('ann');
  const request = `GET /api/users/me HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ann.accessToken}\r\n\r\n`;
  // Each connection stays open after its answer.
  for (let i = 0; i < limit + 5; i++) {
    expect(await idle('127.0.0.4')).toBe(true);
    open.at(-1)!.write(request);
    expect(String(await once(open.at(-1)!, 'data'))).toMatch(/^HTTP\/1\.1 200/);
  }
  for (let i = 0; i < limit + 5; i++)
    clients.push(await socketClient({ operations, url: service.url, token: ann.accessToken }));
  expect(await clients.at(-1)!.call('identity.get-me', {})).toMatchObject({ ok: true });
});

test('an address opens so many sockets without a sign-in, however it connects', async () => {
  service = await startTestService('sqlite', { ...limits, TRUST_PROXY: '1' });
  const openFrom = async (address: string) => {
    const extraHeaders = { 'x-forwarded-for': address };
    const client = await socketClient({ operations, url: service!.url, extraHeaders });
    clients.push(client);
  };
  for (let i = 0; i < limit; i++) await openFrom('203.0.113.1');
  await expect(openFrom('203.0.113.1')).rejects.toThrow();
  await openFrom('203.0.113.2');
  // Plain WebSockets whose handshake is refused linger until the client closes them.
  const ann = await service.person('ann');
  const { id } = await ann.does('messaging.create-room', { title: 'Hats' });
  const dial = async (address: string) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${service!.port}/api/chats/ws/${id}/x?token=${ann.accessToken}`,
      {
        headers: { 'x-forwarded-for': address },
      },
    );
    await once(socket, 'open');
    open.push({ destroy: () => socket.terminate() } as never);
  };
  for (let i = 0; i < limit + 5; i++) await dial('203.0.113.3');
});

test('behind a proxy, the requests in progress of one address are limited', async () => {
  service = await startTestService('sqlite', { ...limits, TRUST_PROXY: '1' });
  const slow = (address: string) =>
    idle(
      '127.0.0.1',
      `POST /api/auth/login HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${address}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
    );
  for (let i = 0; i < limit; i++) await slow('203.0.113.1');
  const ask = (address: string) => health('127.0.0.1', '/api/users/me', { 'x-forwarded-for': address });
  expect(await ask('203.0.113.1')).toBe(429);
  expect(await ask('203.0.113.2')).toBe(401);
  expect(await health('127.0.0.1', '/healthz', { 'x-forwarded-for': '203.0.113.1' })).toBe(200);
  for (const socket of open.splice(0)) socket.destroy();
  await expect.poll(() => ask('203.0.113.1')).toBe(401);
});

test('RATE_LIMITS=off lifts the limit', async () => {
  service = await startTestService('sqlite', { ...limits, RATE_LIMITS: 'off' });
  for (let i = 0; i < limit + 5; i++) expect(await idle('127.0.0.2')).toBe(true);
});

test('the addresses of one IPv6 network count together', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:0db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
});
