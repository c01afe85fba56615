import type { Instant } from '../../../domain/kernel/id.ts';
import { sql } from '../database/statement.ts';

/** The data of stored events of some kinds, the oldest first: ids start with the time, so this is one range scan. */
export const eventsFrom = sql<{ someId: string; names: readonly string[]; limit: number }, { data: string }>(
  'select data from events where id >= :someId and name in (:names*) order by id limit :limit',
);

/** The smallest id that can have been generated at this time. */
export function firstIdOf(at: Instant): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
