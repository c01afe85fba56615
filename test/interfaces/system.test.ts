import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DependencyRefused } from '../../src/application/kernel/dependencies.ts';
import { createMetricsServer } from '../../src/interfaces/http/metrics-server.ts';
import { addressOf } from '../../src/interfaces/kit/requests/address.ts';
import { startWorld, type World } from './world.ts';

describe('an operator', () => {
  let world: World;
  let fault: Error | undefined;
  beforeAll(async () => {
    const store = async () => {
      if (fault) throw fault;
    };
    world = await startWorld({
      readiness: { database: async () => {}, store },
      jwks: async () => ({ keys: [{ kid: '1' }] }),
      trustProxy: 1,
    });
  });
  afterAll(() => world.close());

  it('sees that the service is alive, and which dependency is down and why', async () => {
    expect((await world.call('GET', '/healthz')).status).toBe(200);
    expect((await world.call('GET', '/readyz')).status).toBe(200);
    fault = new Error('secret host name');
    const refused = await world.call('GET', '/readyz');
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      503,
      'request.not-ready',
      'Not answering: store',
    ]);
    expect(refused.headers.get('retry-after')).toBe('1');
    fault = new DependencyRefused({ dependency: 'the store', reason: 'no such bucket' });
    expect((await world.call('GET', '/readyz')).body.detail).toBe(
      'Not answering: store (refused: no such bucket)',
    );
    expect((await world.call('GET', '/healthz')).status).toBe(200);
  });

  it('can fetch the public keys of the tokens', async () => {
    expect((await world.call('GET', '/.well-known/jwks.json')).body).toEqual({ keys: [{ kid: '1' }] });
  });

  it('can read the metrics only from this machine', async () => {
    const own = await world.call('GET', '/metrics');
    expect([own.status, own.text.includes('http_request_duration_seconds_bucket')]).toEqual([200, true]);
    expect(
      (await world.call('GET', '/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).status,
    ).toBe(404);
  });

  it('can move the metrics to another port', async () => {
    const other = await startWorld({ servesMetrics: false });
    expect((await other.call('GET', '/metrics')).status).toBe(404);
    await other.close();
    const server = createMetricsServer(other.registry).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('http_request_duration_seconds_bucket');
    const other404 = await fetch(`${url}/other`);
    expect([other404.status, other404.headers.get('x-content-type-options')]).toEqual([404, 'nosniff']);
    server.closeAllConnections();
    server.close();
  });
});

describe('the server', () => {
  it('refuses calls under overload, except for health checks and metrics', async () => {
    const kinds: string[] = [];
    const refuses = (kind: string) => kinds.push(kind) > 0;
    const world = await startWorld({ admission: { refuses, isBusy: () => true } });
    const { url } = world;
    const headers = { origin: 'https://app.example', 'content-type': 'application/json' };
    const seconds = new Set<string | null>();
    for (let i = 0; i < 6; i++) {
      const answer = await fetch(`${url}/api/posts`, { method: 'POST', body: '{"text":"hi"}', headers });
      seconds.add(answer.headers.get('retry-after'));
      expect(answer.status).toBe(503);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
      expect(await answer.json()).toMatchObject({ code: 'request.overloaded', status: 503 });
    }
    expect(seconds).toEqual(new Set(['1', '2', '3']));
    expect((await fetch(`${url}/api/posts`)).status).toBe(503);
    expect(new Set(kinds)).toEqual(new Set(['command', 'query']));
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await fetch(url + path)).status).toBe(200);
    await world.close();
  });

  it('disconnects clients that never finish their request', async () => {
    const world = await startWorld({ server: { headersTimeoutMs: 50, checkEveryMs: 20 } });
    const socket = connect(world.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 408 /);
    await world.close();
  });

  it("reads the caller's address from trusted proxies only", () => {
    const request = (forwarded?: string) =>
      ({
        socket: { remoteAddress: '::ffff:10.0.0.1' },
        headers: { 'x-forwarded-for': forwarded },
      }) as unknown as IncomingMessage;
    expect(addressOf(request('1.1.1.1'), 0)).toBe('10.0.0.1');
    expect(addressOf(request(), 1)).toBe('10.0.0.1');
    expect(addressOf(request('6.6.6.6, 1.1.1.1'), 1)).toBe('1.1.1.1');
    expect(addressOf(request('6.6.6.6, 1.1.1.1, 10.0.0.2'), 2)).toBe('1.1.1.1');
    expect(addressOf(request('1.1.1.1'), 2)).toBe('1.1.1.1');
  });
});
