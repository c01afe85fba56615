import type { Instant } from '../../domain/kernel/id.ts';
import type { Day } from '../../domain/wardrobe/calendar.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in an IANA time zone. */
export function localDay(at: Instant, timeZone: string): Day {
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
  return format.format(at) as Day;
}
