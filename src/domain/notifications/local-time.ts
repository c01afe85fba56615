import type { Instant } from '../kernel/id.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight, on the clocks of an IANA time zone. */
export function minuteOfDay(at: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const [hours, minutes] = format.format(at).split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

export interface QuietHours {
  /** Minutes of the day; `until` before `from` means over midnight. */
  readonly from: number;
  readonly until: number;
}

const within = ({ from, until }: QuietHours, minute: number) =>
  from <= until ? minute >= from && minute < until : minute >= from || minute < until;

/**
 * `at` itself, or the end of the quiet hours that it lies in. If clocks change meanwhile, that is the first minute at
 * which they show `until` or later.
 */
export function skipQuietHours(at: Instant, quiet: QuietHours, timeZone: string): Instant {
  const isQuiet = (when: Instant) => within(quiet, minuteOfDay(when, timeZone));
  if (!isQuiet(at)) return at;
  let quietAt = at - (at % minuteMs);
  let over = quietAt;
  do {
    quietAt = over;
    over += minuteMs * minutesTo(quiet.until, minuteOfDay(over, timeZone));
  } while (isQuiet(over));
  // If clocks were put forward in between, they show more than `until` by now, so search backwards for the end.
  while (over - quietAt > minuteMs) {
    const middle = quietAt + Math.floor((over - quietAt) / 2 / minuteMs) * minuteMs;
    if (isQuiet(middle)) quietAt = middle;
    else over = middle;
  }
  return over;
}

/** The next moment at which clocks of the time zone show this minute of the day. */
export function nextOccurrence(now: Instant, minute: number, timeZone: string): Instant {
  const later = (minute + dayMinutes / 2) % dayMinutes;
  const past = skipQuietHours(now, { from: minute, until: later }, timeZone);
  return skipQuietHours(past, { from: later, until: minute }, timeZone);
}

const minutesTo = (minute: number, from: number) => (minute - from + dayMinutes) % dayMinutes;
