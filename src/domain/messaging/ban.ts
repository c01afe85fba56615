import type { Instant, UserId } from '../kernel/id.ts';
import type { ConversationId } from './conversation.ts';

/** Made by `Room.ban`. */
export interface Ban {
  readonly roomId: ConversationId;
  readonly userId: UserId;
  readonly byId: UserId;
  readonly reason: string;
  readonly at: Instant;
  /** Null: it never ends. */
  readonly until: Instant | null;
}

/** Changed under the lock of the room's conversation. */
export abstract class Bans {
  /** Replaces an earlier ban of the same person. */
  abstract put(ban: Ban): void;
  abstract lift(roomId: ConversationId, userId: UserId): void;
  /** Bans that are over do not count. */
  abstract isBanned(roomId: ConversationId, userId: UserId, now: Instant): Promise<boolean>;
}
