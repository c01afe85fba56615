import type { Instant, UserId } from '../kernel/id.ts';
import type { ConversationId } from './timeline.ts';

export interface Ban {
  readonly roomId: ConversationId;
  readonly userId: UserId;
  readonly byId: UserId;
  readonly reason: string;
  readonly at: Instant;
  /** Null is for ever. */
  readonly until: Instant | null;
}

/** Who may not come in, nor be brought in. Changed under the lock of the room's timeline. */
export abstract class Bans {
  /** A new one takes the place of the one before. */
  abstract put(ban: Ban): void;
  abstract lift(roomId: ConversationId, userId: UserId): void;
  abstract stands(roomId: ConversationId, userId: UserId, now: Instant): Promise<boolean>;
}
