import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Invocation } from '../../../src/application/kernel/dispatcher.ts';
import { NotAllowed } from '../../../src/application/kernel/errors.ts';
import { query } from '../../../src/application/kernel/operation.ts';
import { EventLoopLag } from '../../../src/infrastructure/kernel/observability/event-loop-lag.ts';
import {
  createMetrics,
  operationDurations,
  polledGauge,
  watchDependencies,
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

test('an event loop that is held up by 300 ms shows in the lag, and a quiet one does not', async () => {
  const registry = createMetrics();
  const lag = new EventLoopLag(registry);
  const read = async (name: string) =>
    Number(
      new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(await registry.metrics())![1],
    );
  await lag.behaviour(invocation, async () => undefined);
  // The alert in docs/operations.md stands at 0.1.
  await expect
    .poll(async () => {
      const p50 = await read('p50');
      return p50 > 0 && p50 < 0.05;
    })
    .toBe(true);
  const until = performance.now() + 300;
  while (performance.now() < until);
  await expect.poll(() => read('max')).toBeGreaterThan(0.25);
  await expect.poll(() => read('max')).toBeLessThan(0.25);
  lag.stop();
});

test('work that no call brought shows in the lag as well', async () => {
  const registry = createMetrics();
  const lag = new EventLoopLag(registry);
  const max = async () =>
    Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(await registry.metrics())![1]);
  // A beat each second is late by what is left of two seconds of work.
  const until = performance.now() + 2_500;
  while (performance.now() < until);
  await expect.poll(max).toBeGreaterThan(0.5);
  lag.stop();
});

test('a gauge whose source does not answer has no samples, and the others are served', async () => {
  const registry = createMetrics();
  let isAway = false;
  const about = { name: 'waiting', help: 'What waits', label: 'queue' };
  polledGauge(registry, about, async () => {
    if (isAway) throw new Error('away');
    return [['mails', 3]];
  });
  expect(await registry.metrics()).toContain('waiting{queue="mails"} 3\n');
  isAway = true;
  const text = await registry.metrics();
  expect(text).not.toContain('waiting{');
  expect(text).toContain('process_cpu_seconds_total ');
});

test('dependencies are up or not, also one that does not answer at all', async () => {
  const registry = createMetrics();
  watchDependencies(registry, {
    database: async () => {},
    files: () => Promise.reject(new Error('refused')),
    redis: () => new Promise(() => {}),
  });
  const text = await registry.metrics();
  expect(text).toContain('dependency_up{dependency="database"} 1\n');
  expect(text).toContain('dependency_up{dependency="files"} 0\n');
  expect(text).toContain('dependency_up{dependency="redis"} 0\n');
});
