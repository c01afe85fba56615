import type { Instant, UserId } from '../kernel/id.ts';

export type FollowState = 'none' | 'requested' | 'following';

/** Who follows whom. Each change answers whether it was one, so that its event happens once. */
export abstract class Follows {
  abstract state(followerId: UserId, followeeId: UserId): Promise<FollowState>;
  abstract add(followerId: UserId, followeeId: UserId, accepted: boolean, at: Instant): void;
  abstract accept(followerId: UserId, followeeId: UserId): Promise<boolean>;
  /** Answers what it was that ended. */
  abstract remove(followerId: UserId, followeeId: UserId): Promise<FollowState>;
  /** The requests that wait for this person, oldest accounts first. */
  abstract waitingFor(followeeId: UserId, limit: number): Promise<UserId[]>;
}
