import type { Instant } from './id.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in an IANA time zone, as YYYY-MM-DD. */
export function localDay(at: Instant, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // This locale writes YYYY-MM-DD.
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

const hourMs = 3_600_000;

/** The first millisecond of a calendar day in an IANA time zone, also where clocks change at midnight. */
export function startOfDay(day: string, timeZone: string): Instant {
  // No zone is more than 14 hours away from UTC.
  let before = Date.parse(day) - 15 * hourMs;
  let within = Date.parse(day) + 15 * hourMs;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDay(middle, timeZone) < day) before = middle;
    else within = middle;
  }
  return within;
}
