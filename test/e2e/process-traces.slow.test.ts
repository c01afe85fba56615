import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { start } from '../kit/processes/with-store.ts';
import { without } from '../kit/processes/without-packages.ts';

interface Spans {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly name: string;
        readonly status: { readonly code: number };
        readonly attributes: readonly {
          readonly key: string;
          readonly value: { readonly stringValue: string };
        }[];
      }[];
    }[];
  }[];
}

test('with a collector each call is a span with its wire, and a refusal is no failure', async () => {
  const received: Spans[] = [];
  const collector = createServer(async (request, response) => {
    if (request.url === '/v1/traces') received.push((await json(request)) as Spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  onTestFinished(() => void collector.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
  const service = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  const answer = await fetch(`${await service.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong password' }),
  });
  expect(answer.status).toBe(401);
  service.kill('SIGTERM');
  expect((await service.ended).code).toBe(0);
  const spans = received.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans: all }) => all)),
  );
  expect(spans.map(({ name }) => name)).toEqual(['identity.log-in']);
  const attributes = spans[0]!.attributes.map(({ key, value }) => [key, value.stringValue]);
  expect(Object.fromEntries(attributes)).toMatchObject({
    'layers.wire': 'http',
    'layers.refusal': 'identity.wrong-credentials',
  });
  expect(spans[0]!.status.code).toBe(0);
});

test('without the packages for traces the service does not start, and names the command', async () => {
  const service = await start({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    ...without('@opentelemetry/sdk-trace-node'),
  });
  const { code, stderr } = await service.ended;
  expect([code, stderr]).toEqual([
    1,
    'The service cannot start: tracing: @opentelemetry/sdk-trace-node is not installed; install it with: npm run add -- traces\n',
  ]);
});
