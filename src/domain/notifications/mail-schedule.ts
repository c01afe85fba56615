import type { Instant } from '../kernel/id.ts';
import { nextOccurrence } from './local-time.ts';
import { afterQuietHours, type QuietHours } from './preferences.ts';
import { mailDelayOf, type NotificationType } from './types.ts';

const digestMinute = 8 * 60;
/** A group that keeps growing after its mail was sent gets the next mail this much later. */
const betweenMailsMs = 3_600_000;

/** The next 8:00 in the recipient's time zone. */
export const digestDueAt = (now: Instant, timeZone: string): Instant =>
  nextOccurrence(now, digestMinute, timeZone);

/** When the mail about a notification may leave: after its delay, not too soon after the last one, outside quiet hours. */
export function mailDueAt(
  type: NotificationType,
  now: Instant,
  lastSentAt: Instant | undefined,
  { settings, timeZone }: { readonly settings: QuietHours; readonly timeZone: string },
): Instant {
  const earliest = Math.max(
    now + mailDelayOf(type),
    lastSentAt === undefined ? 0 : lastSentAt + betweenMailsMs,
  );
  return afterQuietHours(settings, earliest, timeZone);
}
