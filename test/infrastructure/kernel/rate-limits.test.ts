import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryRateLimits } from '../../../src/infrastructure/kernel/runtime/rate-limits.ts';

const signIns = { name: 'sign-ins', points: 3, seconds: 60 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const takeAll = async (limits: MemoryRateLimits, key: string) => {
  for (let i = 0; i < signIns.points; i++) expect(await limits.take(signIns, key)).toBeUndefined();
};

test('a caller who used a limit up is told how long to wait, and may go on then', async () => {
  const limits = new MemoryRateLimits();
  await takeAll(limits, '192.0.2.1');
  vi.advanceTimersByTime(20_000);
  expect(await limits.take(signIns, '192.0.2.1')).toBeCloseTo(40, 1);
  vi.advanceTimersByTime(40_000);
  expect(await limits.take(signIns, '192.0.2.1')).toBeUndefined();
});

test('callers and limits are counted apart', async () => {
  const limits = new MemoryRateLimits();
  await takeAll(limits, '192.0.2.1');
  expect(await limits.take(signIns, '192.0.2.2')).toBeUndefined();
  expect(await limits.take({ ...signIns, name: 'registrations' }, '192.0.2.1')).toBeUndefined();
});

test('of more callers than are kept the one seen longest ago is forgotten, the others still count', async () => {
  const limits = new MemoryRateLimits(2);
  await takeAll(limits, 'first');
  await takeAll(limits, 'second');
  expect(await limits.take(signIns, 'first')).toBeGreaterThan(0);
  await takeAll(limits, 'third');
  expect(await limits.take(signIns, 'first')).toBeGreaterThan(0);
  await takeAll(limits, 'second');
});
