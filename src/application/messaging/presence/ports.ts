import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';

/** Who is typing right now; never stored. */
export abstract class Typing {
  /** Ends by itself after 6 s. Others get a frame every 2 s at most. */
  abstract start(id: ConversationId, userId: UserId): Promise<void>;
  abstract stop(id: ConversationId, userId: UserId): Promise<void>;
}

/** Who sees whose presence: friends, and people who have written to each other. */
export abstract class PresenceAudience {
  /** Undefined unless the viewer may see it. */
  abstract lastSeen(viewerId: UserId, userId: UserId): Promise<Instant | undefined>;
  abstract of(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, readonly UserId[]>>;
}
