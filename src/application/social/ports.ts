import type { z } from 'zod';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { FriendshipId } from '../../domain/social/friendship.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ListedUser, PublicUser } from '../kernel/public-user.ts';
import type { FriendRequest, ListedFriendRequest } from './views.ts';

/** A friendship as two rows, one for each side, to look it up from both. Maintained by `social.keep-friends`. */
export abstract class FriendEdges {
  abstract link(a: UserId, b: UserId, at: number): void;
  abstract unlink(a: UserId, b: UserId): void;
}

type People = Promise<Page<ListedUser>>;
type ById = PageRequest<UserId>;
/** The last person of a page: when they followed or asked, and their id. */
export type FollowKey = readonly [Instant, UserId];
type ByTime = PageRequest<FollowKey>;

/** Lists of people, without those on either side of a block with the viewer. */
export abstract class SocialLists {
  /** The latest to follow first. */
  abstract followers(viewerId: UserId, userId: UserId, page: ByTime): People;
  /** The latest followed first. */
  abstract following(viewerId: UserId, userId: UserId, page: ByTime): People;
  /** Who asks to follow the viewer, or whom the viewer asks; the latest first. */
  abstract followRequests(viewerId: UserId, direction: 'received' | 'sent', page: ByTime): People;
  abstract friends(viewerId: UserId, page: ById): People;
  abstract blocked(viewerId: UserId, page: ById): People;
  abstract muted(viewerId: UserId, page: ById): People;
  /** For frames: checks no permission. Throws when there is no such account. */
  abstract person(userId: UserId): Promise<z.input<typeof PublicUser>>;
}

export abstract class FriendRequests {
  /** Checks no permission. */
  abstract one(id: FriendshipId): Promise<z.input<typeof FriendRequest> | undefined>;
  /** Pending requests, newest first. */
  abstract list(
    viewerId: UserId,
    direction: 'received' | 'sent',
    page: PageRequest<FriendshipId>,
  ): Promise<Page<ListedFriendRequest>>;
}

/** Removes the ties of a deleted account, counts included. */
export abstract class SocialPurge {
  /** One step of at most `limit` ties of each kind; answers whether there is more. */
  abstract tiesOf(userId: UserId, limit: number): Promise<boolean>;
}
