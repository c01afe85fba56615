import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { start } from '../kit/processes/with-store.ts';
import { without } from '../kit/processes/without-packages.ts';
import { startCollector } from '../kit/servers/otlp.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

test('with a collector each call is a span with its wire and its statements, and a refusal is no failure', async () => {
  const { endpoint, spans } = await startCollector();
  const service = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  const answer = await fetch(`${await service.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong password' }),
  });
  expect(answer.status).toBe(401);
  service.kill('SIGTERM');
  expect((await service.ended).code).toBe(0);
  const [call, ...others] = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
  expect(others).toEqual([]);
  expect(call).toMatchObject({
    name: 'identity.log-in',
    status: { code: 0 },
    attributes: { 'layers.wire': 'http', 'layers.refusal': 'identity.wrong-credentials' },
    process: { 'service.name': 'layers', 'layers.role': 'all' },
  });
  const statements = spans.filter(({ name }) => name.startsWith('sql '));
  expect(statements.length).toBeGreaterThan(0);
  for (const { traceId, attributes } of statements) {
    expect(traceId).toBe(call!.traceId);
    expect(attributes['db.system.name']).toBe('sqlite');
  }
  // Statements are shown with their parameters, not with the values.
  expect(JSON.stringify(spans)).not.toContain('nobody@example.com');
});

test('without a collector nothing of the packages is loaded, and events are stored without a trace', async () => {
  const DATA_DIR = await temporaryFolder();
  const packages = ['sdk-trace-node', 'exporter-trace-otlp-http', 'resources'];
  const service = await start({ DATA_DIR, ...without(...packages.map((name) => `@opentelemetry/${name}`)) });
  const response = await fetch(`${await service.url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ann', email: 'ann@example.com', password: 'likes good clothes' }),
  });
  expect(response.status).toBe(201);
  const database = new DatabaseSync(join(DATA_DIR, 'layers.db'), { readOnly: true });
  const [stored] = database.prepare('select count(*) as events, count(trace) as traced from events').all();
  database.close();
  expect(stored).toMatchObject({ traced: 0 });
  expect(Number(stored!.events)).toBeGreaterThan(0);
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
