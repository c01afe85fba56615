import { createConnection } from 'mysql2/promise';
import { expect, onTestFinished, test } from 'vitest';
import { type Span, startCollector } from '../kit/servers/otlp.ts';
import { hasCluster, listen, register, send, startCluster } from './cluster.ts';

test.skipIf(!hasCluster)(
  'one call through one process is one trace with what workers and other processes do about it',
  { timeout: 120_000 },
  async () => {
    const { endpoint, spans } = await startCollector();
    const cluster = await startCluster({
      RATE_LIMITS: 'off',
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_BSP_SCHEDULE_DELAY: '100',
    });
    onTestFinished(cluster.stop);
    const [here, there] = cluster.urls;
    const [author, friend] = [await register(here), await register(there)];
    const connection = await createConnection(cluster.environment.DATABASE_URL);
    await connection.query('update accounts set email_verified_at = 1');
    await connection.end();
    const byMail = { types: { comment: { email: true } } };
    const token = author.accessToken;
    expect(
      (await send(here, '/notifications/preferences', { method: 'PUT', body: byMail, token })).status,
    ).toBe(200);
    await send(there, `/users/${author.id}/follow`, { token: friend.accessToken });
    const { socket } = await listen(there, friend);
    const pushed = new Promise((resolve) => socket.on('post.created', resolve));

    const { body: post } = await send(here, '/posts', { body: { text: 'Boots' }, token });
    await pushed;
    const comment = { body: { text: 'Nice' }, token: friend.accessToken };
    expect((await send(there, `/posts/${post.id}/comments`, comment)).status).toBe(201);

    /** The spans of one call, as `role name`. */
    const traceOf = (name: string): string[] => {
      const call = spans.find((span) => span.name === name);
      const all = spans.filter(({ traceId }) => traceId === call?.traceId);
      return all.map((span) => `${span.process['layers.role']} ${span.name}`);
    };
    const wait = { timeout: 20_000 };
    await expect
      .poll(() => traceOf('posts.create-post'), wait)
      .toEqual(
        expect.arrayContaining([
          'api posts.create-post',
          'worker feed.fan-out',
          'worker posts.push-new-posts',
          'api push post.created',
        ]),
      );
    await expect
      .poll(() => traceOf('posts.add-comment'), wait)
      .toEqual(expect.arrayContaining(['api posts.add-comment', 'worker deliver email']));
    expect(traceOf('posts.create-post').some((name) => /^api sql /.test(name))).toBe(true);
    expect(traceOf('posts.create-post').some((name) => /^worker sql /.test(name))).toBe(true);
    expectOneTree(spans, 'posts.create-post');
  },
);

/** Each span of the call's trace is below the call itself. */
function expectOneTree(spans: readonly Span[], name: string): void {
  const call = spans.find((span) => span.name === name)!;
  const trace = spans.filter(({ traceId }) => traceId === call.traceId);
  const ids = new Set(trace.map(({ spanId }) => spanId));
  expect(trace.filter(({ parentSpanId }) => parentSpanId === undefined)).toEqual([call]);
  const orphans = trace.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId));
  expect(orphans.map((span) => span.name)).toEqual([]);
}
