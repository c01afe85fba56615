import { expect, test } from 'vitest';
import type { RateLimits } from '../../src/application/kernel/dispatcher.ts';

const signIns = { name: 'sign-ins', points: 3, seconds: 60 };

/** `open` makes limits that nothing was taken from. */
export function rateLimitsContract(open: () => Promise<RateLimits>): void {
  async function exhaust(limits: RateLimits, key: string, limit = signIns) {
    for (let i = 0; i < limit.points; i++) expect(await limits.take(limit, key)).toBeUndefined();
  }

  test('an exhausted limit answers the seconds to wait', async () => {
    const limits = await open();
    await exhaust(limits, '192.0.2.1');
    const wait = await limits.take(signIns, '192.0.2.1');
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
  });

  test('after its window calls work again', async () => {
    const limits = await open();
    const brief = { ...signIns, seconds: 1 };
    await exhaust(limits, '192.0.2.1', brief);
    expect(await limits.take(brief, '192.0.2.1')).toBeGreaterThan(0);
    await expect
      .poll(() => limits.take(brief, '192.0.2.1'), { timeout: 5_000, interval: 50 })
      .toBeUndefined();
  });

  test('each caller and each limit has its own count', async () => {
    const limits = await open();
    await exhaust(limits, '192.0.2.1');
    expect(await limits.take(signIns, '192.0.2.2')).toBeUndefined();
    expect(await limits.take({ ...signIns, name: 'registrations' }, '192.0.2.1')).toBeUndefined();
  });

  test('a call may take several points', async () => {
    const limits = await open();
    expect(await limits.take(signIns, '192.0.2.1', 3)).toBeUndefined();
    expect(await limits.take(signIns, '192.0.2.1')).toBeGreaterThan(0);
  });

  test('of many calls at once as many pass as the limit allows', async () => {
    const limits = await open();
    const many = { name: 'calls', points: 50, seconds: 60 };
    const waits = await Promise.all(Array.from({ length: 200 }, () => limits.take(many, 'ann')));
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(50);
  });
}
