import { iso } from '../../application/kernel/fields.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

const visits = sql<{ userId: UserId }, { seenAt: Instant }>(
  'select seen_at as seenAt from feed_owners where owner_id = :userId',
);

/** When someone last read the feed; what is in it are posts of others. */
export const feedSections = [exportSection('feed', visits, ({ seenAt }) => ({ seenAt: iso(seenAt) }))];
