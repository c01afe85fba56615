import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Outcome, statusAfter } from '../../../src/domain/notifications/delivery.ts';
import { minuteOfDay, nextOccurrence, skipQuietHours } from '../../../src/domain/notifications/local-time.ts';

const passing: Outcome = { kind: 'failed', errorClass: 'smtp-4xx', error: '451', permanent: false };

describe('A delivery', () => {
  test('ends when sent, cancelled, suppressed or failed permanently', () => {
    const once = (outcome: Outcome) => statusAfter(1, outcome, 0, 0.5);
    expect(once({ kind: 'sent' })).toMatchObject({ state: 'sent', dueAt: null });
    expect(once({ kind: 'cancelled', errorClass: 'read' })).toMatchObject({
      state: 'cancelled',
      dueAt: null,
      errorClass: 'read',
    });
    expect(once({ kind: 'suppressed', errorClass: 'bounced' })).toMatchObject({ state: 'suppressed' });
    expect(once({ ...passing, permanent: true })).toMatchObject({ state: 'dead', errorClass: 'smtp-4xx' });
  });

  test('waits longer after each temporary failure and is dead after the last', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((n) => statusAfter(n, passing, 0, 0.5).dueAt! / 1000);
    expect(waits).toEqual([30, 120, 600, 3600, 21_600, 86_400]);
    expect(statusAfter(7, passing, 0, 0.5)).toEqual({
      ...{ state: 'dead', dueAt: null, errorClass: 'smtp-4xx', error: '451' },
    });
    expect(statusAfter(1, passing, 0, 0).dueAt).toBe(24_000);
    expect(statusAfter(1, passing, 0, 0.999).dueAt).toBeGreaterThan(35_000);
  });
});

describe('Quiet hours', () => {
  const night = { from: 22 * 60, until: 7 * 60 + 30 };
  const berlin = 'Europe/Berlin';
  const end = (at: string, quiet = night, zone = berlin) =>
    new Date(skipQuietHours(Date.parse(at), quiet, zone)).toISOString();

  test('delay until the morning, and not during the day', () => {
    expect(end('2026-01-10T12:00:00Z')).toBe('2026-01-10T12:00:00.000Z');
    expect(end('2026-01-10T21:00:30Z')).toBe('2026-01-11T06:30:00.000Z');
    expect(end('2026-01-10T06:29:59Z')).toBe('2026-01-10T06:30:00.000Z');
    expect(end('2026-01-10T12:00:00Z', { from: 12 * 60, until: 14 * 60 })).toBe('2026-01-10T13:00:00.000Z');
  });

  test('end by the local clock when clocks change', () => {
    expect(end('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:30:00.000Z');
    expect(end('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:30:00.000Z');
    // 02:30 is skipped: quiet ends when clocks show 03:00.
    expect(end('2026-03-28T22:00:00Z', { from: 22 * 60, until: 150 })).toBe('2026-03-29T01:00:00.000Z');
    expect(end('2026-01-10T18:00:00Z', night, 'Asia/Kathmandu')).toBe('2026-01-11T01:45:00.000Z');
  });

  test('end at the first minute that is not quiet, in any time zone', () => {
    const zones = fc.constantFrom(berlin, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
    const minute = fc.integer({ min: 0, max: 1439 });
    // Free time shorter than what clocks skip may be skipped whole; then it is the next day's.
    const length = fc.integer({ min: 0, max: 22 * 60 });
    const at = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) });
    fc.assert(
      fc.property(zones, minute, length, at, (zone, from, length, at) => {
        const until = (from + length) % 1440;
        const quiet = (when: number) => skipQuietHours(when, { from, until }, zone) !== when;
        const over = skipQuietHours(at, { from, until }, zone);
        expect(quiet(over)).toBe(false);
        expect(over - at).toBeLessThan(26 * 3_600_000);
        if (over !== at) expect(quiet(over - 60_000)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('the next morning is at the same local hour', () => {
    for (const day of ['2026-03-28', '2026-10-24', '2026-06-01']) {
      const next = nextOccurrence(Date.parse(`${day}T07:00:00Z`), 8 * 60, berlin);
      expect(minuteOfDay(next, berlin)).toBe(480);
      expect((next - Date.parse(`${day}T07:00:00Z`)) / 3_600_000).toBeLessThanOrEqual(25);
    }
  });
});
