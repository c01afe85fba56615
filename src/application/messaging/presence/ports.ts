import type { Instant, UserId } from '../../../domain/kernel/id.ts';

/** Who sees whose presence: friends, and people who have written to each other. */
export abstract class PresenceAudience {
  /** Undefined unless the viewer may see it. */
  abstract lastSeen(viewerId: UserId, userId: UserId): Promise<Instant | undefined>;
  abstract of(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, readonly UserId[]>>;
}
