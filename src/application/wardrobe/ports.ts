import type { UserId } from '../../domain/kernel/id.ts';
import type { Day } from '../../domain/wardrobe/calendar.ts';

export abstract class Calendar {
  /** In the person's time zone. */
  abstract today(userId: UserId): Promise<Day>;
  /** IANA name. */
  abstract timeZone(userId: UserId): Promise<string>;
}
