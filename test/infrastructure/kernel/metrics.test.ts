import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Invocation } from '../../../src/application/kernel/dispatcher.ts';
import { NotAllowed } from '../../../src/application/kernel/errors.ts';
import { query } from '../../../src/application/kernel/operation.ts';
import {
  createMetrics,
  operationDurations,
} from '../../../src/infrastructure/kernel/observability/metrics.ts';

const operation = query({
  name: 'social.list-friends',
  summary: 'List friends',
  access: 'public',
  input: z.object({}),
  output: z.object({}),
  refuses: [],
  needs: {},
  handle: async () => ({}),
});
const invocation: Invocation = {
  operation,
  input: {},
  actor: null,
  meta: { requestId: 'r1', wire: 'internal', address: '127.0.0.1' },
};

test('durations are recorded by operation and outcome', async () => {
  const registry = createMetrics();
  const timed = operationDurations(registry);
  expect(await timed(invocation, async () => 'result')).toBe('result');
  await expect(timed(invocation, () => Promise.reject(new NotAllowed()))).rejects.toThrow(NotAllowed);
  await expect(timed(invocation, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  const text = await registry.metrics();
  for (const outcome of ['done', 'refused', 'fault'])
    expect(text).toContain(
      `operation_duration_seconds_count{operation="social.list-friends",outcome="${outcome}"} 1`,
    );
});

test('the event loop lag is recorded, and two registries are independent', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  operationDurations(one);
  operationDurations(other);
  expect(await one.metrics()).toContain('nodejs_eventloop_lag_p99_seconds');
  // The figures contain the interval of the measuring, which must be far below the alert in docs/operations.md.
  const least = async () => Number(/^nodejs_eventloop_lag_min_seconds (\S+)/m.exec(await one.metrics())![1]);
  await expect.poll(least).toBeLessThan(0.05);
});
