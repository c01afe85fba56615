import type { Instant, UserId } from '../kernel/id.ts';

/** Who blocks and who mutes whom; adding and removing answer whether it changed anything. */
export abstract class Blocks {
  abstract add(blockerId: UserId, blockedId: UserId, at: Instant): Promise<boolean>;
  abstract remove(blockerId: UserId, blockedId: UserId): Promise<boolean>;
}

export abstract class Mutes {
  abstract add(muterId: UserId, mutedId: UserId, at: Instant): Promise<boolean>;
  abstract remove(muterId: UserId, mutedId: UserId): Promise<boolean>;
}
