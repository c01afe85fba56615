import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryRateLimits } from '../../../src/infrastructure/kernel/runtime/rate-limits.ts';

const signIns = { name: 'sign-ins', points: 3, seconds: 60 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const takeAll = async (limits: MemoryRateLimits, key: string) => {
  for (let i = 0; i < signIns.points; i++) expect(await limits.take(signIns, key)).toBeUndefined();
};

test('an exhausted limit answers the seconds to wait, after which calls work again', async () => {
  const limits = new MemoryRateLimits();
  await takeAll(limits, '192.0.2.1');
  vi.advanceTimersByTime(20_000);
  expect(await limits.take(signIns, '192.0.2.1')).toBeCloseTo(40, 1);
  vi.advanceTimersByTime(40_000);
  expect(await limits.take(signIns, '192.0.2.1')).toBeUndefined();
});

test('each caller and each limit has its own count', async () => {
  const limits = new MemoryRateLimits();
  await takeAll(limits, '192.0.2.1');
  expect(await limits.take(signIns, '192.0.2.2')).toBeUndefined();
  expect(await limits.take({ ...signIns, name: 'registrations' }, '192.0.2.1')).toBeUndefined();
});

test('above the maximum number of callers the least recently seen one is dropped', async () => {
  const limits = new MemoryRateLimits(2);
  await takeAll(limits, 'first');
  await takeAll(limits, 'second');
  expect(await limits.take(signIns, 'first')).toBeGreaterThan(0);
  await takeAll(limits, 'third');
  expect(await limits.take(signIns, 'first')).toBeGreaterThan(0);
  await takeAll(limits, 'second');
});
