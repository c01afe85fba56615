import type { Id, Instant, UserId } from '../kernel/id.ts';
import { pairOf } from '../kernel/pair.ts';
import { record } from '../kernel/recorded-events.ts';
import { AlreadyFriends, FriendRequestNotFound, RequestAnswered, RequestDeclined } from './errors.ts';
import { FriendRequestDeclined, FriendRequested, FriendshipEnded, FriendshipMade } from './published.ts';

export type FriendshipId = Id<'Friendship'>;
/** Milliseconds for which a declined request cannot be repeated: a week. */
export const declinedForMs = 7 * 24 * 60 * 60 * 1000;

export type FriendshipStatus = 'pending' | 'accepted' | 'declined';

/** The friendship of two people, from the first request on: one per pair, no matter who asked. */
export class Friendship {
  private readonly id: FriendshipId;
  private readonly lowId: UserId;
  private readonly highId: UserId;
  private fromId: UserId;
  private status: FriendshipStatus = 'pending';
  protected createdAt: Instant;
  protected answeredAt: Instant | null = null;

  private constructor(id: FriendshipId, fromId: UserId, toId: UserId, at: Instant) {
    this.id = id;
    [this.lowId, this.highId] = pairOf(fromId, toId);
    this.fromId = fromId;
    this.createdAt = at;
  }

  static ask(id: FriendshipId, fromId: UserId, toId: UserId, at: Instant): Friendship {
    const friendship = new Friendship(id, fromId, toId, at);
    record(friendship, FriendRequested(friendship.people));
    return friendship;
  }

  get friendshipId(): FriendshipId {
    return this.id;
  }

  get isAccepted(): boolean {
    return this.status === 'accepted';
  }

  /** A declined request outlives a block, or else blocking and unblocking would allow to ask again at once. */
  get isDeclined(): boolean {
    return this.status === 'declined';
  }

  /**
   * Accepts the other person's pending request, or asks again after a decline. Repeating a pending request changes
   * nothing. Throws `RequestDeclined` when this person was declined within the last week; the one who declined may
   * change their mind at once.
   */
  askAgain(fromId: UserId, at: Instant): void {
    if (this.status === 'accepted') throw new AlreadyFriends();
    if (this.status === 'pending') {
      if (fromId !== this.fromId) this.make(at);
      return;
    }
    this.assertNotDeclined(fromId, at);
    this.fromId = fromId;
    this.status = 'pending';
    this.createdAt = at;
    this.answeredAt = null;
    record(this, FriendRequested(this.people));
  }

  answer(byId: UserId, accept: boolean, at: Instant): void {
    if (byId !== this.people.toId) throw new FriendRequestNotFound();
    if (this.status !== 'pending') throw new RequestAnswered();
    if (accept) {
      this.make(at);
      return;
    }
    this.status = 'declined';
    this.answeredAt = at;
    record(this, FriendRequestDeclined(this.people));
  }

  /** Withdraws a pending request. */
  cancel(byId: UserId): void {
    if (byId !== this.fromId || this.status !== 'pending') throw new FriendRequestNotFound();
  }

  end(byId: UserId): void {
    if (this.status === 'accepted') record(this, FriendshipEnded({ ...this.people, byId }));
  }

  private assertNotDeclined(fromId: UserId, at: Instant): void {
    const left = (this.answeredAt ?? 0) + declinedForMs - at;
    if (fromId === this.fromId && left > 0) {
      const detail = `You may ask again after ${new Date(at + left).toISOString()}`;
      throw new RequestDeclined({ detail });
    }
  }

  private make(at: Instant): void {
    this.status = 'accepted';
    this.answeredAt = at;
    record(this, FriendshipMade(this.people));
  }

  private get people() {
    const toId = this.fromId === this.lowId ? this.highId : this.lowId;
    return { friendshipId: this.id, fromId: this.fromId, toId };
  }
}

export abstract class Friendships {
  abstract find(id: FriendshipId): Promise<Friendship | undefined>;
  abstract between(a: UserId, b: UserId): Promise<Friendship | undefined>;
  abstract add(friendship: Friendship): void;
  abstract remove(friendship: Friendship): void;
}
