import type { Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { FollowRequestNotFound } from './errors.ts';
import { FollowApproved, FollowRequested, UserFollowed, UserUnfollowed } from './published.ts';

export type FollowStatus = 'requested' | 'following';

interface Stored {
  readonly followerId: UserId;
  readonly followeeId: UserId;
  readonly status: FollowStatus;
}

/** One person following another, or asking to. */
export class Follow {
  readonly followerId: UserId;
  readonly followeeId: UserId;
  #status: FollowStatus;

  private constructor({ followerId, followeeId, status }: Stored) {
    this.followerId = followerId;
    this.followeeId = followeeId;
    this.#status = status;
  }

  /** Following a private account waits for its owner's approval. */
  static start(
    followerId: UserId,
    followeeId: UserId,
    { ownerIsPrivate }: { ownerIsPrivate: boolean },
  ): Follow {
    const follow = new Follow({ followerId, followeeId, status: ownerIsPrivate ? 'requested' : 'following' });
    record(follow, ownerIsPrivate ? FollowRequested(follow.#pair) : UserFollowed(follow.#pair));
    return follow;
  }

  static fromStored(stored: Stored): Follow {
    return new Follow(stored);
  }

  get status(): FollowStatus {
    return this.#status;
  }

  approve(): void {
    this.#assertRequested();
    this.#status = 'following';
    record(this, FollowApproved(this.#pair));
    record(this, UserFollowed(this.#pair));
  }

  decline(): void {
    this.#assertRequested();
  }

  /** Either side may end it. Withdrawing a request records nothing. */
  end(): void {
    if (this.#status === 'following') record(this, UserUnfollowed(this.#pair));
  }

  #assertRequested(): void {
    if (this.#status !== 'requested') throw new FollowRequestNotFound();
  }

  get #pair() {
    return { followerId: this.followerId, followeeId: this.followeeId };
  }
}

/** Storing an approval or a removal is a lost race when the follow is no longer as it was loaded. */
export abstract class Follows {
  abstract find(followerId: UserId, followeeId: UserId): Promise<Follow | undefined>;
  /** At most `limit` requests to follow this person, in the order of the followers' ids. */
  abstract requestsTo(followeeId: UserId, limit: number): Promise<Follow[]>;
  abstract add(follow: Follow, at: Instant): void;
  /** Stores an approval: they follow from then on. */
  abstract save(follow: Follow, at: Instant): Promise<void>;
  abstract remove(follow: Follow): Promise<void>;
}
